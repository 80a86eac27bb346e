import type { Field, Option } from '../../model/field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import type { Backend, Datagrams, Stream } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { comesFirst } from '../first-end.ts';
import type { LinkKind, LoopbackPorts } from '../kind.ts';

type Form =
  | { readonly type: 'stream'; readonly netdev: Stream['netdev']; readonly unix: boolean }
  | { readonly type: 'datagrams'; readonly netdev: Datagrams['netdev']; readonly unix: boolean };

const FORMS = {
  udp: { type: 'datagrams', netdev: 'socket', unix: false },
  tcp: { type: 'stream', netdev: 'socket', unix: false },
  'dgram-udp': { type: 'datagrams', netdev: 'dgram', unix: false },
  'dgram-unix': { type: 'datagrams', netdev: 'dgram', unix: true },
  'stream-tcp': { type: 'stream', netdev: 'stream', unix: false },
  'stream-unix': { type: 'stream', netdev: 'stream', unix: true },
} as const satisfies Readonly<Record<string, Form>>;

type FormId = keyof typeof FORMS;

const DEFAULT: FormId = 'udp';

const ANY_ORDER = msg`Either guest may be started, and started again, before the other.`;
const IN_ORDER = msg`One guest listens, and is started before the other.`;
const NEW_ANY_ORDER = msg`Guests are started in any order; since QEMU 7.2, not for libvirt.`;
const NEW_IN_ORDER = msg`The guest that listens is started first; since QEMU 7.2, not for libvirt.`;

const OPTIONS: readonly Option[] = [
  { value: 'udp', label: 'UDP', note: ANY_ORDER },
  { value: 'tcp', label: 'TCP', note: IN_ORDER },
  { value: 'dgram-udp', label: 'dgram, UDP', note: NEW_ANY_ORDER },
  { value: 'dgram-unix', label: 'dgram, UNIX', note: NEW_ANY_ORDER },
  { value: 'stream-tcp', label: 'stream, TCP', note: NEW_IN_ORDER },
  { value: 'stream-unix', label: 'stream, UNIX', note: NEW_IN_ORDER },
];

const FIELDS: readonly Field[] = [
  { key: 'form', label: msg`Form`, type: 'choice', options: () => OPTIONS, default: DEFAULT },
  {
    key: 'port',
    label: msg`Port`,
    type: 'integer',
    min: 1,
    max: 65_534,
    help: msg`Of 127.0.0.1: nobody beyond this host gets at it. UDP takes the next one, too.`,
  },
];

function formOf(link: Link): Form {
  const id = link['form'];
  return typeof id === 'string' && Object.hasOwn(FORMS, id) ? FORMS[id as FormId] : FORMS[DEFAULT];
}

function loopback(link: Link): LoopbackPorts | undefined {
  const { type, unix } = formOf(link);
  if (unix) return undefined;
  return type === 'stream' ? { protocol: 'tcp', count: 1 } : { protocol: 'udp', count: 2 };
}

function backend(end: EndView): Backend {
  const { type, netdev, unix } = formOf(end.link);
  const link = end.link.id;
  const first = comesFirst(end);
  if (type === 'stream') {
    const at = unix ? `${link}.s` : end.loopbackPort;
    return { type, netdev, listens: first, at, peer: end.far.card?.name ?? '', link };
  }
  const [a, b] = unix ? [`${link}.a`, `${link}.b`] : [end.loopbackPort, end.loopbackPort + 1];
  return { type, netdev, ...(first ? { local: a, remote: b } : { local: b, remote: a }), link };
}

/** Two guests' processes that hand frames to each other: the host has no network device for it. */
export const socket: LinkKind = {
  kind: 'socket',
  title: msg`Socket cable`,
  note: msg`From a guest's network card to another's, between the two QEMU processes`,
  look: {
    glyph: [
      { rect: [2.5, 6.5, 5, 7, 1.5] },
      { rect: [12.5, 6.5, 5, 7, 1.5] },
      { path: 'M7.5 10h5', dash: '1.6 1.6' },
    ],
    color: 'socket',
    line: 'dotted',
    word: 'socket',
  },
  joins: [['nic-model', 'nic-model']],
  rank: 10,
  loose: true,
  fields: FIELDS,
  namedRoles: [],
  loopback,
  lower: () => [],
  makes: () => undefined,
  backend,
};
