import type { Field, Options } from '../../model/field.ts';
import type { Device } from '../../model/topology.ts';
import { isLxc, MACHINE_TYPES } from '../../nics/machines.ts';
import { hasTypedMac, primaryOf, standbyOf } from '../../nics/failover.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import type { CardView, EndView, LowerContext } from '../../plan/lowering.ts';
import {
  type Attachment,
  type Machine,
  type PciAddress,
  type ResourceId,
  resourceId,
} from '../../plan/resource.ts';
import type { DeviceKind } from '../kind.ts';
import { type GuestNic, NIC_FIELDS, optionsOf } from './nic.ts';
import { msg } from '../../util/message.ts';

export interface Guest extends Device {
  readonly kind: 'guest';
  readonly arch: string;
  readonly machine: string;
  readonly memoryMiB: number;
  readonly vcpus: number;
  readonly nics: readonly GuestNic[];
}

const architectures: Options = () =>
  [...new Set(MACHINE_TYPES.map((row) => row.arch))].map((arch) => ({ value: arch, label: arch }));

const machines: Options = (guest) =>
  MACHINE_TYPES.filter((row) => guest['arch'] === undefined || row.arch === guest['arch']).map(
    (row) => ({ value: row.id, label: row.id, note: row.title }),
  );

const NONE: readonly string[] = [];
const PART = 'machine';

function mtuOf(cable: EndView | undefined): number | undefined {
  return cable?.link.mtu ?? cable?.far.segment?.mtu;
}

/** Its part in a pair, by the places of the cards. */
function failover(place: number, { nics }: Guest): Pick<Attachment, 'standby' | 'standsBy'> {
  if (nics.every(({ standby }) => standby === undefined)) return {};
  const standby = nics[place] && standbyOf(nics[place], nics);
  return {
    ...(standby !== undefined && { standby }),
    ...(primaryOf(place, nics) >= 0 && { standsBy: true }),
  };
}

function attachment(
  nic: GuestNic,
  mac: string,
  pci: PciAddress | undefined,
  context: LowerContext,
): Attachment {
  const model = NIC_MODELS[nic.model];
  const backend = context.backend(nic.id);
  return {
    nic: nic.id,
    model: nic.model,
    mac,
    queues: model?.multiqueue ? (nic.queues ?? 1) : 1,
    ...optionsOf(nic, model, backend),
    mtu: model?.tellsMtu ? mtuOf(context.cable(nic.id)) : undefined,
    pci,
    backend,
    addresses: nic.addresses ?? NONE,
    gateways:
      nic.gateway === undefined && nic.gateway6 === undefined
        ? NONE
        : [nic.gateway, nic.gateway6].filter((gateway) => gateway !== undefined),
  };
}

function card(guest: Guest, port: string, context: LowerContext): CardView | undefined {
  const index = guest.nics.findIndex((nic) => nic.id === port);
  const mac = context.macs[index];
  if (mac === undefined) return undefined;
  const addresses = guest.nics[index]?.addresses ?? NONE;
  const typed = hasTypedMac(index, guest.nics);
  return { mac, typed, addresses, name: context.fileName, place: index };
}

const isMade = (id: ResourceId | undefined): id is ResourceId => id !== undefined;

/** What this one meets when it starts. */
function listeners(guest: Guest, nics: readonly Attachment[], context: LowerContext): ResourceId[] {
  return nics.flatMap(({ nic, backend }) => {
    if (backend.type === 'vde') return [backend.daemon];
    if (backend.type === 'vhost-user' && backend.port) return [backend.port.made];
    if (backend.type !== 'stream' || backend.listens) return [];
    const peer = context.cable(nic)?.far.device.id;
    return peer === undefined || peer === guest.id ? [] : [resourceId(peer, PART)];
  });
}

function lower(guest: Guest, context: LowerContext): Machine[] {
  const { controllers, slots } = context.pci(guest.arch, guest.machine, guest.nics);
  const made = context.cables.map((cable) => cable.made);
  const nics = guest.nics.map((nic, i) => ({
    ...attachment(nic, context.macs[i] ?? '', slots.get(nic.id), context),
    ...failover(i, guest),
  }));
  const before = listeners(guest, nics, context);
  return [
    {
      kind: 'machine',
      id: resourceId(guest.id, PART),
      origin: guest.id,
      machine: context.machine,
      // A filtered array reserves room for sixteen; nearly all cables make something.
      needs: before.length === 0 && made.every(isMade) ? made : [...made.filter(isMade), ...before],
      label: guest.name,
      name: context.fileName,
      uuid: context.uuid,
      arch: guest.arch,
      machineType: guest.machine,
      memoryMiB: guest.memoryMiB,
      vcpus: guest.vcpus,
      controllers,
      nics,
    },
  ];
}

/** What a container shares with its host is not chosen. */
const hasOwn: Field['applies'] = (guest) =>
  !isLxc({ arch: String(guest['arch']), machineType: String(guest['machine']) });

function memory(mib: number): string {
  return mib >= 1024 && mib % 512 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`;
}

export const guest: DeviceKind<Guest> = {
  kind: 'guest',
  title: msg`Guest`,
  note: msg`A virtual machine with network cards of your choice`,
  family: 'stack',
  look: {
    glyph: [
      { rect: [2.75, 3.5, 14.5, 10, 1.75] },
      { path: 'M7 16.75h6M10 13.5v3.25M6.5 7l2 1.75-2 1.75M10.5 10.5h3' },
    ],
    color: 'guest',
  },
  subtitle: (guest) => [
    `${guest.arch} ${guest.machine}`,
    ...(hasOwn({ ...guest }) ? [memory(guest.memoryMiB)] : []),
  ],
  roles: ['nic-model'],
  fields: [
    {
      key: 'arch',
      label: msg`Architecture`,
      type: 'choice',
      options: architectures,
      required: true,
    },
    { key: 'machine', label: msg`Machine`, type: 'choice', options: machines, required: true },
    {
      key: 'memoryMiB',
      label: msg`Memory`,
      type: 'integer',
      min: 16,
      max: 16_777_216,
      unit: msg`MiB`,
      applies: hasOwn,
      required: true,
    },
    {
      key: 'vcpus',
      label: msg`vCPUs`,
      type: 'integer',
      min: 1,
      max: 1024,
      applies: hasOwn,
      required: true,
    },
    {
      key: 'nics',
      label: msg`Network cards`,
      type: 'items',
      noun: msg`network card`,
      item: NIC_FIELDS,
    },
  ],
  namePrefix: 'vm',
  nameSyntax: 'label',
  ports: 'nics',
  portPrefix: 'eth',
  defaultSize: [190, 86],
  // A chip for each network card.
  naturalSize: ({ nics }) => [Math.max(190, 20 + nics.length * 104), 86],
  create: () => ({
    arch: 'x86_64',
    machine: 'q35',
    memoryMiB: 512,
    vcpus: 1,
    nics: [{ id: 'eth0', model: 'virtio-net-pci' }],
  }),
  card,
  lower,
};
