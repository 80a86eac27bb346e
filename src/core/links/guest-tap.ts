import type { Field, Option } from '../model/field.ts';
import type { Link } from '../model/topology.ts';
import { isContainer } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { EndView } from '../plan/lowering.ts';
import {
  type Backend,
  type Resource,
  resourceId,
  type TapDevice,
  type TapMaker,
} from '../plan/resource.ts';
import type { LinkKind } from './kind.ts';
import { vhostOf } from './vhost.ts';
import { msg } from '../util/message.ts';

const MAKERS: readonly (Option & { readonly value: TapMaker })[] = [
  {
    value: 'script',
    label: 'net.sh',
    note: msg`Stays until net.sh down; the user behind sudo may open it`,
  },
  {
    value: 'qemu',
    label: msg`QEMU, by qemu-ifup`,
    note: msg`Goes with the guest, which root must run`,
  },
  {
    value: 'helper',
    label: 'qemu-bridge-helper',
    note: msg`Goes with the guest, which any user may run; Linux bridges only`,
  },
  { value: 'libvirt', label: 'libvirt', note: msg`Goes with the guest, which libvirt runs` },
];

export const MAKER: Field = {
  key: 'maker',
  label: msg`Made by`,
  type: 'choice',
  options: () => [
    {
      value: 'auto',
      label: msg`As exported`,
      note: msg`net.sh where QEMU is run by scripts, libvirt where that runs it`,
    },
    ...MAKERS,
  ],
  default: 'auto',
  help: msg`Who makes the tap and plugs it into the switch. Where an export does not use it, another makes the tap, and a warning says which.`,
};

const byScript: Field['applies'] = (link) => link['maker'] === 'script';

/** Nobody else than net.sh gives a tap to others than who runs the guest. */
export const OWNERS: readonly Field[] = [
  {
    key: 'owner',
    label: msg`Owner`,
    type: 'text',
    syntax: 'account',
    placeholder: 'alice',
    applies: byScript,
    help: msg`The user who may open the tap that net.sh makes; who builds the network, where neither owner nor group is said.`,
  },
  {
    key: 'group',
    label: msg`Group`,
    type: 'text',
    syntax: 'account',
    placeholder: 'kvm',
    applies: byScript,
    help: msg`Whose members may open the tap that net.sh makes; beside an owner, who must be one.`,
  },
];

function accountsOf(link: Link, maker: TapMaker | undefined): Pick<TapDevice, 'owner' | 'group'> {
  const { owner, group } = link as { readonly owner?: string; readonly group?: string };
  if (maker !== 'script') return {};
  return { ...(owner === undefined ? {} : { owner }), ...(group === undefined ? {} : { group }) };
}

function makerOf(link: Link): { readonly maker?: TapMaker } {
  const maker = MAKERS.find(({ value }) => value === link['maker'])?.value;
  return maker === undefined ? {} : { maker };
}

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
  const mtu = link.mtu ?? sw.segment.mtu;
  const attach = { origin: link.id, machine: nic.machine, ifname: sw.ifname, vlan: sw.vlan };
  // A container has no program that would hold a tap: it takes the end of a veth pair.
  if (isContainer(nic)) {
    const pair = resourceId(link.id, 'veth');
    return [
      {
        kind: 'netdev',
        type: 'veth',
        id: pair,
        origin: link.id,
        machine: nic.machine,
        needs: [],
        ends: [{ ifname: sw.ifname }, { ifname: nic.ifname }],
        lent: true,
        mtu,
      },
      sw.segment.attach({ ...attach, of: 'veth', netdev: pair, part: 'port' }),
    ];
  }
  const chosen = makerOf(link);
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
      mtu,
      ...chosen,
      ...accountsOf(link, chosen.maker),
    },
    { ...sw.segment.attach({ ...attach, of: 'tap', netdev: tap, part: 'port' }), ...chosen },
  ];
}

function backend(nic: EndView): Backend {
  const { link, far } = nic;
  if (!far.segment) return { type: 'none' };
  const port = {
    ifname: far.ifname,
    bridge: far.segment.name,
    technology: far.segment.technology,
    vlan: far.vlan,
    link: link.id,
  };
  return isContainer(nic)
    ? { type: 'veth', inner: nic.ifname, ...port }
    : { type: 'tap', ...port, vhost: vhostOf(link), ...makerOf(link) };
}

/** What a guest's cable becomes on a switch with ports. */
export const GUEST_TAP = {
  lends: true,
  lower,
  // The kernel says tapN.
  nameless: (link) => link['maker'] === 'helper',
  makes: (link) => resourceId(link.id, 'port'),
  backend,
} as const satisfies Partial<LinkKind>;
