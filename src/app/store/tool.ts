import { create } from 'zustand';

/** What a drag of the canvas does: the hand moves it, the other selects. */
export type Tool = 'select' | 'hand';

export const useTool = create<{ readonly tool: Tool }>()(() => ({ tool: 'select' }));

export function setTool(tool: Tool): void {
  useTool.setState({ tool });
}
