import { Component } from 'react';
import type { ReactNode } from 'react';
import { downloadDrawing } from './actions/download-drawing.ts';
import { undo, useStore } from './store/store.ts';
import { Button } from './ui/Button.tsx';

interface GuardProps {
  /** What is missing while it is broken. */
  readonly name: string;
  readonly children: ReactNode;
}

interface GuardState {
  readonly problem: string | undefined;
}

/** When one pane breaks, the others go on; it tries again when the drawing changes. */
export class Guard extends Component<GuardProps, GuardState> {
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
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <div
        role="alert"
        className="grid h-full content-center justify-items-center gap-2 p-4 text-center"
      >
        <p className="font-semibold">{this.props.name} stumbled</p>
        <p className="max-w-md font-mono text-[11.5px] break-words text-ink-2">{problem}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button size="small" onClick={this.retry}>
            Try again
          </Button>
          <Button size="small" onClick={undo}>
            Undo the last step
          </Button>
          <Button size="small" onClick={downloadDrawing}>
            Save the drawing as a file
          </Button>
        </div>
      </div>
    );
  }
}
