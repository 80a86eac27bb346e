import { useEffect } from 'react';
import { create } from 'zustand';

export type Panel = 'canvas' | 'outline' | 'inspector';

interface Landing {
  /** Where the focus shall go as soon as that is there. */
  readonly to: Panel | undefined;
  /** Where it goes back to from the inspector. */
  readonly back: 'canvas' | 'outline';
}

export const useLanding = create<Landing>()(() => ({ to: undefined, back: 'canvas' }));

export function land(to: Panel): void {
  useLanding.setState(to === 'inspector' ? { to } : { to, back: to });
}

/** From the inspector back to where it was opened. */
export function landBack(): void {
  land(useLanding.getState().back);
}

/** Takes the focus where it is wanted in a panel; a panel that is still to come does so once it is there. */
export function useLandingIn(panel: Panel, focus: () => void): void {
  const wanted = useLanding(({ to }) => to === panel);
  useEffect(() => {
    if (!wanted) return;
    useLanding.setState({ to: undefined });
    focus();
  });
}
