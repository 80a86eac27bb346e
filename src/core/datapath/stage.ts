import type { Origin } from '../plan/resource.ts';
import type { Message, Wording } from '../util/message.ts';

/** Whose work it is: each of them is woken, and runs by itself. */
export type Place = 'guest' | 'card' | 'qemu' | 'kernel' | 'program' | 'outside';

/** One station of a frame on its way out of a guest. */
export interface Stage {
  readonly place: Place;
  readonly what: Wording;
  /** Who copies, and who wakes whom. */
  readonly how: Message;
  /** The device or link that it is in the drawing. */
  readonly origin?: Origin;
}
