/** One stroke of a glyph, within 20 by 20 units. */
export type Stroke = (
  | { readonly path: string }
  | {
      readonly rect: readonly [x: number, y: number, width: number, height: number, radius: number];
    }
  | { readonly circle: readonly [x: number, y: number, radius: number] }
) & {
  /** As in `stroke-dasharray`. */
  readonly dash?: string;
};

/** A colour of the theme by name; a device's has a soft one beside it for surfaces. */
export type DeviceColor = 'bridge' | 'ovs' | 'guest' | 'netns' | 'nic' | 'slirp' | 'socket';
export type LinkColor = 'tap' | 'veth' | 'patch' | 'attach' | 'user' | 'ovs' | 'socket';

/** How a kind of device is drawn. */
export interface DeviceLook {
  readonly glyph: readonly Stroke[];
  readonly color: DeviceColor;
}

/** How a kind of link is drawn. */
export interface LinkLook {
  readonly glyph: readonly Stroke[];
  readonly color: LinkColor;
  /** Two lines side by side, one, or a dotted one. */
  readonly line: 'single' | 'double' | 'dotted';
  /** Starts the label on the cable; empty where the kind says nothing there. */
  readonly word: string;
}
