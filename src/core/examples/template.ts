import type { Topology } from '../model/topology.ts';
import type { Message } from '../util/message.ts';

/** A lab to start from. */
export interface Template {
  readonly id: string;
  readonly title: Message;
  /** One sentence. */
  readonly note: Message;
  /** What else somebody may look for; words with spaces between them. */
  readonly keywords: Message;
  readonly topology: Topology;
}
