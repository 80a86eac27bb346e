import type { Link, PluggedEnd } from '../model/topology.ts';
import type { DeviceView } from '../view/view.ts';

/** What a device stands on, and the end of their cable there. */
export interface Below {
  readonly link: Link;
  readonly at: DeviceView;
  readonly end: PluggedEnd;
}

const NONE: readonly Below[] = [];

/** What a device stands on that makes no switch itself. */
export function standsOn({ device, kind, ends, host }: DeviceView): readonly Below[] {
  const role = kind.standsOn?.(device);
  if (role === undefined) return NONE;
  return ends.flatMap(({ link, far }): Below[] =>
    far && far.at.host === host && far.at.kind.roles.includes(role) ? [{ link, ...far }] : [],
  );
}
