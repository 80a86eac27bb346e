import type { Anchor, Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MachineType } from '../../nics/machine.ts';
import type { Bus } from '../../nics/model.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import { type Attachment, hasQueues, type Machine, vhostBehind } from '../../plan/resource.ts';
import { type Message, msg } from '../../util/message.ts';
import type { QemuSyntax } from '../qemu-syntax.ts';
import { isPasst } from './passt.ts';

/** MAX_NICS of QEMU's net/net.h. */
const MOST = 8;

/** For cards on others QEMU says "Unsupported NIC model". */
const PLACED: readonly Bus[] = ['pci', 'pcie', 'isa', 'spapr-vio'];
/** s390_create_virtio_net() of QEMU: whatever -nic says is one on a channel. */
const CHANNEL: readonly Bus[] = ['ccw'];

/** What only -device can be told of a card. */
const CHOSEN = [
  ...(['rxQueueSize', 'txQueueSize', 'offloads'] as const),
  ...(['packed', 'rss', 'bootIndex', 'rom'] as const),
];

/** What -nic or -net cannot say of a guest that -netdev and -device can. */
export function syntaxRefusals(
  machine: Machine,
  type: MachineType,
  syntax: Exclude<QemuSyntax, 'device'>,
): readonly Diagnostic[] {
  const { label, nics } = machine;
  if (nics.length === 0) return [];
  const flag = `-${syntax}`;
  const guest: Anchor = { on: 'device', id: machine.origin };
  if (!type.nicOption) {
    const why = msg`${flag} makes no card for "${label}": of the machine ${type.id} (${type.arch}) QEMU takes it with a warning and does nothing.`;
    return [refusal('qemu-syntax-machine', why, guest)];
  }
  const found = nics.flatMap((nic) =>
    ofCard(nic, machine, { syntax, placed: type.arch === 's390x' ? CHANNEL : PLACED }),
  );
  if (nics.length > MOST) {
    const why = msg`${flag} makes ${MOST} cards at most, and "${label}" has ${nics.length}.`;
    found.push(refusal('qemu-syntax-too-many', why, guest));
  }
  if (syntax === 'net' && !onOneHub(nics)) {
    const why = msg`-net would put all ${nics.length} cards of "${label}" on one hub, where each hears the cables of the others.`;
    found.push(refusal('qemu-syntax-one-hub', why, guest));
  }
  return found;
}

interface How {
  readonly syntax: 'nic' | 'net';
  /** Buses that cards are made on. */
  readonly placed: readonly Bus[];
}

function ofCard(nic: Attachment, machine: Machine, { syntax, placed }: How): Diagnostic[] {
  const { backend } = nic;
  const flag = `-${syntax}`;
  const card: Anchor = { on: 'device', id: machine.origin };
  const cable: Anchor = backend.type === 'none' ? card : { on: 'link', id: backend.link };
  const whose = [nic.nic, machine.label] as const;
  const row = NIC_MODELS[nic.model];
  const found: Diagnostic[] = [];
  const add = (code: string, why: Message, anchor: Anchor) =>
    found.push(refusal(code, why, anchor));
  if (row && (!placed.includes(row.bus) || row.family === 'passthrough')) {
    const why = msg`${flag} cannot make a ${nic.model}, which ${whose[0]} of "${whose[1]}" is.`;
    add('qemu-syntax-model', why, card);
  }
  if (syntax === 'nic' && backend.type === 'none') {
    const why = msg`-nic makes a card with its cable only, and ${whose[0]} of "${whose[1]}" is not plugged into anything.`;
    add('qemu-syntax-no-cable', why, card);
  }
  if (nic.queues > 1 && hasQueues(backend)) {
    const why = msg`${flag} cannot give ${whose[0]} of "${whose[1]}" more than one queue.`;
    add('qemu-syntax-queues', why, card);
  }
  if (nic.mtu !== undefined && row?.tellsMtu) {
    const why = msg`${flag} cannot tell ${whose[0]} of "${whose[1]}" its MTU of ${nic.mtu}.`;
    add('qemu-syntax-mtu', why, cable);
  }
  if (CHOSEN.some((key) => nic[key] !== undefined)) {
    const why = msg`${flag} cannot set the ring, the offloads, the boot order or the ROM of ${whose[0]} of "${whose[1]}".`;
    add('qemu-syntax-options', why, card);
  }
  // Its peer is the hub, not the tap.
  if (syntax === 'net' && vhostBehind(backend)) {
    const why = msg`-net cannot give the cable in ${whose[0]} of "${whose[1]}" vhost.`;
    add('qemu-syntax-vhost', why, cable);
  }
  if (syntax === 'net' && backend.type === 'vhost-user') {
    const why = msg`-net would put a hub between ${whose[0]} of "${whose[1]}" and its vhost-user program, which then sees no queues.`;
    add('qemu-syntax-cable', why, cable);
  }
  // qemu_net_client_setup() of QEMU 7.2 ends by an assertion.
  if (syntax === 'net' && backend.type === 'vdpa') {
    const why = msg`-net would put a hub between ${whose[0]} of "${whose[1]}" and its vDPA device, and QEMU does not start.`;
    add('qemu-syntax-cable', why, cable);
  }
  // Their addresses are options within options, which only -netdev reads.
  if ((backend.type === 'stream' || backend.type === 'datagrams') && backend.netdev !== 'socket') {
    const why = msg`${flag} has no word for the ${backend.netdev} cable in ${whose[0]} of "${whose[1]}"; for UDP and TCP it has.`;
    add('qemu-syntax-cable', why, cable);
  }
  if (isPasst(backend)) {
    const why = msg`${flag} has no word for passt behind ${whose[0]} of "${whose[1]}"; for SLiRP it has.`;
    add('qemu-syntax-cable', why, cable);
  }
  return found;
}

/** One card alone shares its hub with nobody. */
function onOneHub(nics: readonly Attachment[]): boolean {
  const [first] = nics;
  const same = ({ backend }: Attachment) =>
    backend.type === 'hub' && first?.backend.type === 'hub' && backend.hub === first.backend.hub;
  return nics.length === 1 || nics.every(same);
}

export function refusal(code: string, message: Message, anchor: Anchor): Diagnostic {
  return { code, severity: 'error', message, anchors: [anchor] };
}
