import { Component } from 'react';
import type { ReactNode } from 'react';
import type { Texts } from './i18n/en.ts';
import { downloadDrawing } from './actions/download-drawing.ts';
import { undo, useStore } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { TextsContext } from './i18n/texts.ts';

interface GuardProps {
  /** What is missing while it is broken. */
  readonly part: keyof Texts['guard']['parts'];
  readonly children: ReactNode;
}

interface GuardState {
  readonly problem: string | undefined;
}

/** When one pane breaks, the others go on; it tries again when the drawing changes. */
export class Guard extends Component<GuardProps, GuardState> {
  static override contextType = TextsContext;
  declare context: Texts;
  override state: GuardState = { problem: undefined };
  private stop: (() => void) | undefined;

  static getDerivedStateFromError(problem: unknown): GuardState {
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }

  private readonly retry = (): void => this.setState({ problem: undefined });

  override componentDidMount(): void {
    this.stop = useStore.subscribe((state, before) => {
      if (this.state.problem !== undefined && state.topology !== before.topology) this.retry();
    });
  }

  override componentWillUnmount(): void {
    this.stop?.();
  }

  override render(): ReactNode {
    const { guard } = this.context;
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <div
        role="alert"
        className="grid h-full content-center justify-items-center gap-2 p-4 text-center"
      >
        <p className="font-semibold">{guard.stumbled(guard.parts[this.props.part])}</p>
        <p className="max-w-md font-mono text-[11.5px] break-words text-ink-2">{problem}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button size="small" onClick={this.retry}>
            {guard.again}
          </Button>
          <Button size="small" onClick={undo}>
            {guard.undo}
          </Button>
          <Button size="small" onClick={downloadDrawing}>
            {guard.save}
          </Button>
        </div>
      </div>
    );
  }
}
