import { type DeviceView, type EndRef, portItems } from '../view/view.ts';

/** The cables of guests to a libvirt network, in the order in which libvirt starts these. */
export function poolGuests({ ends }: DeviceView): readonly EndRef[] {
  const place = ({ far }: EndRef) =>
    far ? portItems(far.at).findIndex(({ id }) => id === far.end.port) : 0;
  return ends
    .filter(({ link, far }) => link.kind === 'network' && far)
    .sort((x, y) => (x.far?.at.index ?? 0) - (y.far?.at.index ?? 0) || place(x) - place(y));
}
