import type { DeviceView, EndRef } from '../view/view.ts';

/** Whether libvirt deals the virtual functions of a card to the guests in it. */
export function dealsFunctions({ device, kind }: DeviceView): boolean {
  return kind.standsOn?.(device) === 'card';
}

/** Whether a guest's card is a virtual function: it has no MAC but what it is given. */
export function isFunction({ link, far }: EndRef): boolean {
  return link['vf'] !== undefined || (far !== undefined && dealsFunctions(far.at));
}

/** Whether a guest's card is one of the host, or a part of one. */
export function isPassed(end: EndRef): boolean {
  return end.link.kind === 'vfio' || isFunction(end);
}
