import { create } from 'zustand';
import type { DeviceId, LinkId, Message, Plug, Point, Side, Topology } from '../../core/index.ts';
import type { Guide } from './gestures/snap.ts';

/** A new cable or a plug on its way; `over` is the device under the pointer. */
export interface CableDrag {
  readonly source: { readonly from: Plug } | { readonly link: LinkId; readonly side: Side };
  readonly at: Point;
  readonly over: DeviceId | undefined;
  /** Why a device cannot take it, by device. */
  readonly refusals: ReadonlyMap<string, Message>;
}

/** Offered after a cable was drawn that could be of several kinds; in the window's pixels. */
export interface KindMenu {
  readonly link: LinkId;
  readonly kinds: readonly string[];
  readonly at: Point;
}

/** What the canvas alone knows, and only while it happens. */
interface Session {
  readonly cable: CableDrag | undefined;
  /** The drawing as it looks while copies are dragged off. */
  readonly copying: Topology | undefined;
  /** The container that would take what is being dragged. */
  readonly dropTarget: string | undefined;
  readonly kindMenu: KindMenu | undefined;
  /** The cable under the pointer. */
  readonly hoveredCable: string | undefined;
  /** What is being dragged is in line with other devices by these. */
  readonly guides: readonly Guide[];
}

export const useSession = create<Session>()(() => ({
  cable: undefined,
  copying: undefined,
  dropTarget: undefined,
  kindMenu: undefined,
  hoveredCable: undefined,
  guides: [],
}));

export function setSession(change: Partial<Session>): void {
  useSession.setState(change);
}
