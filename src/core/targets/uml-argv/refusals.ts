import type { Anchor, Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import { type Attachment, type Backend, isQemus, type Machine } from '../../plan/resource.ts';
import { type Message, msg } from '../../util/message.ts';
import { onlyLibvirtDeals } from '../dealt.ts';

/** Debian's kernel of 6.1 panics with less, before it mounts anything. */
const LEAST_MIB = 40;

/** The cards by which User-mode Linux gets at what is behind them; none where it cannot. */
const CARDS: Readonly<Record<Backend['type'], readonly string[]>> = {
  tap: ['uml-vector', 'uml-netdev'],
  mcast: ['uml-netdev'],
  vde: ['uml-netdev'],
  l2tpv3: ['uml-vector'],
  veth: [],
  macvtap: [],
  'vhost-user': [],
  vdpa: [],
  vfio: [],
  hostdev: [],
  user: [],
  stream: [],
  datagrams: [],
  hub: [],
  none: ['uml-vector', 'uml-netdev'],
};

/** Why User-mode Linux 6.1 cannot be told to run this guest as drawn; nothing where it can. */
export function refusals(machine: Machine): readonly Diagnostic[] {
  const { label, origin, vcpus, memoryMiB, nics } = machine;
  const found: Diagnostic[] = [];
  if (vcpus > 1) {
    const why = msg`User-mode Linux has one processor, and "${label}" wants ${vcpus}.`;
    found.push(refusal('uml-one-processor', why, at(origin, 'vcpus'), set(origin, ['vcpus'], 1)));
  }
  if (memoryMiB < LEAST_MIB) {
    const why = msg`User-mode Linux does not start with ${memoryMiB} MiB, as "${label}" has: it needs ${LEAST_MIB}.`;
    const path = ['memoryMiB'];
    found.push(refusal('uml-memory-low', why, at(origin, ...path), set(origin, path, LEAST_MIB)));
  }
  const booting = nics.find(({ bootIndex }) => bootIndex !== undefined);
  if (booting) {
    const why = msg`User-mode Linux has no firmware, so it does not boot from ${booting.nic} of "${label}".`;
    found.push({ ...refusal('uml-no-boot', why, at(origin, 'nics')), severity: 'warning' });
  }
  return [...found, ...nics.flatMap((nic, i) => ofCard(nic, i, machine))];
}

function ofCard(
  { nic, model, backend }: Attachment,
  index: number,
  { label, origin }: Machine,
): readonly Diagnostic[] {
  const path = ['nics', index, 'model'];
  if (backend.type === 'none') {
    const why = msg`User-mode Linux makes no card without a cable: "${label}" comes without ${nic}.`;
    return [{ ...refusal('uml-no-cable', why, at(origin, 'nics', index)), severity: 'warning' }];
  }
  const cable: Anchor = { on: 'link', id: backend.link };
  const [card] = CARDS[backend.type];
  if (card === undefined)
    return [refusal('uml-no-transport', obstacle(backend, nic, label), cable)];
  if (!CARDS[backend.type].includes(model)) {
    const why = msg`The driver ${model} has no way into the cable in ${nic} of "${label}"; ${card} has.`;
    return [refusal('uml-other-driver', why, at(origin, ...path), set(origin, path, card))];
  }
  if (backend.type === 'tap' && isQemus(backend.maker)) {
    const why = msg`User-mode Linux opens taps that are there: no QEMU makes that of ${nic} of "${label}".`;
    return [refusal('uml-tap-maker', why, cable, set(backend.link, ['maker'], 'script'))];
  }
  if (backend.type === 'l2tpv3' && !backend.udp) {
    // build_l2tpv3_transport_data() of 6.1 leaves unset whether it is UDP, unless it is.
    const why = msg`User-mode Linux does L2TPv3 over UDP for certain, and not over IP, as ${nic} of "${label}" wants.`;
    return [refusal('uml-l2tpv3-ip', why, cable, set(backend.link, ['over'], 'udp'))];
  }
  if (backend.type === 'mcast') {
    // umcast_open() joins where the route leads, and has no word for an interface.
    const why = backend.local
      ? msg`User-mode Linux sends to ${backend.address}, and hears it, where the host's route leads: see that "${label}" gets to ${backend.local} by it.`
      : msg`User-mode Linux keeps what it sends to ${backend.address} on this host, but "${label}" hears who else sends to it where the host's route leads.`;
    return [{ ...refusal('uml-mcast-heard', why, cable), severity: 'warning' }];
  }
  return [];
}

function obstacle(backend: Backend, nic: string, label: string): Message {
  switch (backend.type) {
    case 'user':
      return msg`User-mode Linux has no user networking for ${nic} of "${label}": a bridge with NAT does the same.`;
    case 'hub':
      return msg`A hub is inside QEMU, which does not run "${label}": ${nic} cannot be plugged into it.`;
    case 'macvtap':
      return msg`User-mode Linux opens taps by name, and cannot be handed the macvtap in ${nic} of "${label}".`;
    case 'vdpa':
      return msg`User-mode Linux has no virtio queues for the vDPA device that ${nic} of "${label}" is plugged into.`;
    case 'hostdev':
      return onlyLibvirtDeals(backend.ifname, nic, label);
    default:
      return msg`User-mode Linux has no end for the socket cable in ${nic} of "${label}": L2TPv3 or a multicast switch joins it to QEMU.`;
  }
}

function at(id: string, ...path: readonly (string | number)[]): Anchor {
  return { on: 'device', id, path };
}

function set(id: string, path: readonly (string | number)[], value: string | number): Fix {
  return { title: msg`Use ${value}`, steps: [{ do: 'set', id, path, value }] };
}

function refusal(code: string, message: Message, anchor: Anchor, fix?: Fix): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    anchors: [anchor],
    ...(fix ? { fixes: [fix] } : {}),
  };
}
