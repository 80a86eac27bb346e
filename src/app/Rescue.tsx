import { Component } from 'react';
import type { ReactNode } from 'react';
import type { Texts } from './i18n/en.ts';
import { downloadDrawing } from './actions/download-drawing.ts';
import { undo } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { TextsContext } from './i18n/texts.ts';

interface RescueState {
  readonly problem: Error | undefined;
}

/** When something in the page breaks, the drawing is still there: as a file, or one step back. */
export class Rescue extends Component<{ readonly children: ReactNode }, RescueState> {
  static override contextType = TextsContext;
  declare context: Texts;
  override state: RescueState = { problem: undefined };

  static getDerivedStateFromError(problem: unknown): RescueState {
    return { problem: problem instanceof Error ? problem : new Error(String(problem)) };
  }

  override render(): ReactNode {
    const { guard } = this.context;
    const { problem } = this.state;
    if (!problem) return this.props.children;
    return (
      <main className="grid h-full place-items-center p-6">
        <div className="max-w-lg rounded-xl border border-line bg-surface p-6 shadow-pop">
          <h1 className="text-lg font-semibold">{guard.stumbled('Vethloom')}</h1>
          <p className="mt-2 text-ink-2">{guard.rescue}</p>
          <pre className="mt-3 overflow-auto rounded-md bg-surface-2 p-3 font-mono text-[11.5px]">
            {problem.message}
          </pre>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button look="primary" onClick={downloadDrawing}>
              {guard.save}
            </Button>
            <Button
              onClick={() => {
                undo();
                this.setState({ problem: undefined });
              }}
            >
              {guard.undo}
            </Button>
            <Button onClick={() => this.setState({ problem: undefined })}>{guard.again}</Button>
          </div>
        </div>
      </main>
    );
  }
}
