import type { Field } from '../../model/field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import type { Backend, L2tpv3 } from '../../plan/resource.ts';
import { hashHex } from '../../util/hash.ts';
import { msg } from '../../util/message.ts';
import { comesFirst } from '../first-end.ts';
import type { LinkKind } from '../kind.ts';

/** RFC 3931: a session is a number of 32 bits, and 0 is for control messages. */
const SESSION_MAX = 4_294_967_294;

const FIELDS: readonly Field[] = [
  {
    key: 'over',
    label: msg`Carried by`,
    type: 'choice',
    options: () => [
      { value: 'udp', label: 'UDP', note: msg`Needs no root.` },
      { value: 'ip', label: 'IP', note: msg`IP protocol 115: QEMU must be run as root.` },
    ],
    default: 'udp',
  },
  {
    key: 'port',
    label: msg`Port`,
    type: 'integer',
    min: 1,
    max: 65_534,
    help: msg`Of 127.0.0.1: nobody beyond this host gets at it. UDP takes the next one, too.`,
  },
  {
    key: 'session',
    label: msg`Session`,
    type: 'integer',
    min: 1,
    max: SESSION_MAX,
    help: msg`That of one end; the other end has the next number.`,
  },
  {
    key: 'cookie',
    label: msg`Cookies`,
    type: 'choice',
    options: () => [
      { value: 'none', label: msg`none` },
      { value: '32', label: '32 bit' },
      { value: '64', label: '64 bit' },
    ],
    default: 'none',
    help: msg`Both ends must have the same. They follow from the drawing, so they are no secret.`,
  },
  {
    key: 'counter',
    label: msg`Counter`,
    type: 'choice',
    options: () => [
      { value: 'off', label: msg`off` },
      { value: 'on', label: msg`on` },
      { value: 'pinned', label: msg`always 0`, note: msg`For peers that count wrongly.` },
    ],
    default: 'off',
  },
];

const isUdp = (link: Link): boolean => (link['over'] ?? 'udp') === 'udp';

/** Of what the first end sends, or the second. */
function cookie(link: Link, bits: 32 | 64, from: 'first' | 'second'): string {
  const halves = bits === 64 ? ['high', 'low'] : ['low'];
  return `0x${halves.map((half) => hashHex(`${link.id} ${from} ${half}`, 8)).join('')}`;
}

function backend(end: EndView): Backend {
  const { link, loopbackPort, session } = end;
  const first = comesFirst(end);
  const crossed = <T>(one: T, other: T): { readonly rx: T; readonly tx: T } =>
    first ? { rx: one, tx: other } : { rx: other, tx: one };
  const ports = crossed(loopbackPort, loopbackPort + 1);
  const bits = link['cookie'] === '32' ? 32 : link['cookie'] === '64' ? 64 : undefined;
  return {
    type: 'l2tpv3',
    ...(isUdp(link) ? { udp: { local: ports.rx, remote: ports.tx } } : {}),
    session: crossed(session, session + 1),
    ...(bits === undefined
      ? {}
      : {
          cookie: { bits, ...crossed(cookie(link, bits, 'second'), cookie(link, bits, 'first')) },
        }),
    counter: (link['counter'] ?? 'off') as L2tpv3['counter'],
    link: link.id,
  };
}

/** A pseudowire between two guests' processes: the host has no network device for it. */
export const l2tpv3: LinkKind = {
  kind: 'l2tpv3',
  title: msg`L2TPv3 cable`,
  note: msg`A pseudowire from a guest's network card to another's, between the two QEMU processes`,
  look: {
    glyph: [
      { rect: [2.5, 6.5, 4, 7, 1.5] },
      { rect: [13.5, 6.5, 4, 7, 1.5] },
      { path: 'M6.5 8.5h7M6.5 11.5h7' },
    ],
    color: 'socket',
    line: 'dotted',
    word: 'l2tpv3',
  },
  joins: [['nic-model', 'nic-model']],
  rank: 20,
  loose: true,
  fields: FIELDS,
  namedRoles: [],
  loopback: (link) => (isUdp(link) ? { protocol: 'udp', count: 2 } : undefined),
  lower: () => [],
  makes: () => undefined,
  backend,
};
