import type { Field } from '../model/field.ts';
import type { Link } from '../model/topology.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { EndView } from '../plan/lowering.ts';
import { type Resource, resourceId } from '../plan/resource.ts';
import type { LinkKind } from './kind.ts';
import { msg } from '../util/message.ts';

export const VHOST: Field = {
  key: 'vhost',
  label: msg`vhost`,
  type: 'boolean',
  default: false,
  help: msg`The kernel moves the frames between tap and card, without QEMU; for virtio cards, and where /dev/vhost-net is.`,
};

/** Of a card that has one, QEMU opens the tap so, and the kernel says EINVAL if it was made for several. */
function queuesOf(nic: EndView): number {
  const nics = nic.device['nics'];
  const found: unknown = Array.isArray(nics)
    ? nics.find((item: { id?: unknown }) => item.id === nic.end.port)
    : undefined;
  const { queues, model } = (found ?? {}) as { queues?: unknown; model?: unknown };
  const several = NIC_MODELS[String(model)]?.multiqueue && typeof queues === 'number';
  return several ? queues : 1;
}

function lower(link: Link, nic: EndView, sw: EndView): Resource[] {
  if (!sw.segment) return [];
  const tap = resourceId(link.id, 'tap');
  return [
    {
      kind: 'netdev',
      type: 'tap',
      id: tap,
      origin: link.id,
      machine: nic.machine,
      needs: [],
      ifname: sw.ifname,
      multiQueue: queuesOf(nic) > 1,
      mtu: link.mtu ?? sw.segment.mtu,
    },
    sw.segment.attach({
      origin: link.id,
      machine: nic.machine,
      ifname: sw.ifname,
      of: 'tap',
      netdev: tap,
      part: 'port',
      vlan: sw.end.vlan,
    }),
  ];
}

/** What a guest's tap becomes on a switch with ports. */
export const GUEST_TAP = {
  lower,
  makes: (link) => resourceId(link.id, 'port'),
  backend: ({ link, far }) =>
    far.segment
      ? {
          type: 'tap',
          ifname: far.ifname,
          bridge: far.segment.name,
          technology: far.segment.technology,
          vlan: far.end.vlan,
          vhost: link['vhost'] === true,
          link: link.id,
        }
      : { type: 'none' },
} as const satisfies Partial<LinkKind>;
