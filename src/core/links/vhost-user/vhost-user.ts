import type { Field } from '../../model/field.ts';
import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, type ResourceId, resourceId, type VhostUser } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

const FIELDS: readonly Field[] = [
  {
    key: 'server',
    label: msg`QEMU listens`,
    type: 'boolean',
    default: true,
    help: msg`And waits for the program when the guest starts, as a dpdkvhostuserclient port wants it; else the program listens, and is started first.`,
  },
  {
    key: 'path',
    label: msg`Socket`,
    type: 'text',
    syntax: 'socket-path',
    automatic: true,
    placeholder: '/run/dpdk/web1.sock',
    help: msg`Below /run or /tmp. Who holds the other end reads and writes all memory of the guest.`,
  },
  {
    key: 'reconnect',
    label: msg`Ask again`,
    type: 'integer',
    min: 1,
    max: 3600,
    unit: msg`s`,
    help: msg`After so many seconds, when a program that listens has gone; without it the card stays dead.`,
  },
  MTU,
];

function made({ id }: Link): ResourceId {
  return resourceId(id, 'port');
}

/** No VDE switch has a folder of that name. */
function meeting({ socketFolder, ifname }: EndView): string {
  return `${socketFolder}/vhost_user/${ifname}`;
}

function backend({ link, far }: EndView): VhostUser {
  const { id, path, server, reconnect } = link;
  if (far.segment) {
    const port = {
      made: made(link),
      ifname: far.ifname,
      bridge: far.segment.name,
      technology: 'openvswitch',
    } as const;
    return { type: 'vhost-user', path: meeting(far), listens: true, port, link: id };
  }
  const listens = server !== false;
  return {
    type: 'vhost-user',
    path: typeof path === 'string' ? path : `${id}.vhost`,
    listens,
    ...(typeof reconnect === 'number' && !listens ? { reconnect } : {}),
    link: id,
  };
}

function lower(link: Link, card: EndView, sw: EndView): Resource[] {
  if (!sw.segment) return [];
  return [
    {
      kind: 'ovs-port',
      id: made(link),
      origin: link.id,
      machine: card.machine,
      needs: [sw.segment.made],
      name: sw.ifname,
      bridge: sw.segment.name,
      of: 'vhost-user',
      socket: meeting(sw),
      vlan: sw.end.vlan,
      mtu: link.mtu,
    },
  ];
}

/** The program at the other end is handed the guest's memory, and the queues of the card that lie in it. */
export const vhostUser: LinkKind = {
  kind: 'vhost-user',
  title: msg`vhost-user cable`,
  note: msg`Gives a program the queues of a guest's virtio card, by a socket of their own`,
  look: {
    glyph: [
      { rect: [2.5, 6, 6, 8, 1.5] },
      { path: 'M5.5 8.5v3M8.5 10h6M12 7.5l2.5 2.5-2.5 2.5' },
      { path: 'M17.5 5v10' },
    ],
    color: 'socket',
    line: 'dotted',
    word: 'vhost-user',
  },
  joins: [
    ['nic-model', 'vhost-user'],
    ['nic-model', 'ovs'],
  ],
  rank: 10,
  loose: true,
  fields: FIELDS,
  settled: { role: 'ovs', keys: ['server', 'path', 'reconnect'] },
  namedRoles: ['ovs'],
  lower,
  // A guest needs the port that its backend tells of.
  makes: () => undefined,
  backend,
};
