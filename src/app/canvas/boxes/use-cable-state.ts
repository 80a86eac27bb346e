import { useSession } from '../session.ts';
import { useTexts } from '../../i18n/texts.ts';

/** What a device shows while a cable is being drawn or a plug is dragged. */
export interface CableState {
  readonly state: 'idle' | 'accepts' | 'refuses' | 'source';
  readonly over: boolean;
  /** Why it refuses. */
  readonly why: string | undefined;
}

/** Separate selectors, so that a moving pointer renders only the boxes it enters and leaves. */
export function useCableState(device: string): CableState {
  const over = useSession(({ cable }) => cable?.over === device);
  const why = useSession(({ cable }) => cable?.refusals.get(device));
  const state = useSession(({ cable }) => {
    if (!cable) return 'idle';
    if ('from' in cable.source && cable.source.from.device === device) return 'source';
    return cable.refusals.has(device) ? 'refuses' : 'accepts';
  });
  const { say } = useTexts();
  return { state, over, why: state === 'refuses' && why ? say(why) : undefined };
}
