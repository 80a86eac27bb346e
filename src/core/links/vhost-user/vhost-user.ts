import type { Field } from '../../model/field.ts';
import type { VhostUser } from '../../plan/resource.ts';
import type { Link } from '../../model/topology.ts';
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
];

function backend(link: Link): VhostUser {
  const { id, path, server, reconnect } = link;
  const listens = server !== false;
  return {
    type: 'vhost-user',
    path: typeof path === 'string' ? path : `${id}.vhost`,
    listens,
    ...(typeof reconnect === 'number' && !listens ? { reconnect } : {}),
    link: id,
  };
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
  joins: [['nic-model', 'vhost-user']],
  rank: 10,
  loose: true,
  fields: FIELDS,
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
  backend: ({ link }) => backend(link),
};
