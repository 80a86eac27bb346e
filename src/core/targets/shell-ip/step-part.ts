import { sh, type ShText } from '../../text/shell.ts';

/** Lines of a step that are about one stack: the host's own, or a namespace's. */
export interface StepPart {
  readonly namespace?: string | undefined;
  readonly lines: readonly ShText[];
}

export function here(...lines: readonly ShText[]): StepPart {
  return { lines };
}

export function mtuFact(mtu: number | undefined): ShText {
  return mtu === undefined ? sh`` : sh` mtu=${mtu}`;
}
