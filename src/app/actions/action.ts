import type { LucideIcon } from 'lucide-react';
import type { Message } from '../../core/index.ts';
import type { State } from '../store/store.ts';

/** One thing a person may want; toolbar, menus and shortcuts read it. */
export interface Action {
  readonly id: string;
  readonly title: Message;
  readonly icon?: LucideIcon;
  /** In the words of tinykeys; the first is the one that is shown. `$mod` is Ctrl, or Cmd on macOS. */
  readonly shortcut?: readonly string[];
  /** Its keys mean something else in fields, lists and code. */
  readonly onCanvas?: boolean;
  /** The browser makes an event of its keys; who listens to that is not here. */
  readonly ownEvent?: boolean;
  readonly enabled: (state: State) => boolean;
  readonly perform: () => void | Promise<void>;
}

export const always = (): boolean => true;

/** Something is drawn, and all of it is known here: no part is passed on as the whole. */
export const isWhole = ({ topology, bytes }: State): boolean =>
  topology.devices.length > 0 && bytes === undefined;
