import { MTU } from '../../model/mtu-field.ts';
import type { Field } from '../../model/field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

const VHOST: Field = {
  key: 'vhost',
  label: msg`vhost`,
  type: 'boolean',
  default: false,
  help: msg`The kernel moves the frames between tap and card, without QEMU; for virtio cards, and where /dev/vhost-net is.`,
};

function queuesOf(nic: EndView): number {
  const nics = nic.device['nics'];
  const found: unknown = Array.isArray(nics)
    ? nics.find((item: { id?: unknown }) => item.id === nic.end.port)
    : undefined;
  const queues = (found as { queues?: unknown } | undefined)?.queues;
  return typeof queues === 'number' ? queues : 1;
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
      mtu: link.mtu,
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

export const tap: LinkKind = {
  kind: 'tap',
  title: msg`TAP cable`,
  note: msg`Plugs a guest's network card into a switch`,
  look: {
    glyph: [
      { path: 'M2.5 10h4.25M13 8h4M13 12h4' },
      { path: 'M6.75 7.25A1.75 1.75 0 0 1 8.5 5.5H13v9H8.5a1.75 1.75 0 0 1-1.75-1.75z' },
    ],
    color: 'tap',
    line: 'single',
    word: 'tap',
  },
  joins: [['nic-model', 'segment']],
  rank: 10,
  loose: true,
  fields: [MTU, VHOST],
  namedRoles: ['segment', 'ovs'],
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
};
