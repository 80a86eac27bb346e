import { exportBundle, type QemuSyntax } from '../../../src/core/exporting.ts';
import {
  compile,
  type DeviceKind,
  type Field,
  deviceKinds,
  type LinkKind,
  linkKinds,
  type MachineType,
  machineTypes,
  nicModels,
  type Topology,
} from '../../../src/core/index.ts';
import { cable, device, draw } from './draw.ts';

/** One way to cable a network card: a kind of link, what is at its far end, and what is chosen on it. */
export interface Way {
  readonly name: string;
  readonly link: LinkKind;
  readonly far: DeviceKind;
  readonly fields: Readonly<Record<string, string>>;
  /** Chosen on the far end. */
  readonly farFields: Readonly<Record<string, string>>;
}

/** A card in a machine. */
export interface Seat {
  readonly machine: MachineType;
  readonly model: string;
}

/** Each value of each of these choices; once nothing, where there is none. */
function choicesOf(all: readonly Field[]): Readonly<Record<string, string>>[] {
  const chosen = all.flatMap((field) =>
    field.type === 'choice'
      ? field.options({}, {}).map(({ value }) => ({ [field.key]: value }))
      : [],
  );
  return chosen.length > 0 ? chosen : [{}];
}

/** A link kind with its far end, once for each value of each of its choices, and for each program there. */
function waysOf(link: LinkKind, far: DeviceKind): Way[] {
  const programs = far.fields.filter(({ key }) => key === 'program');
  return choicesOf(link.fields).flatMap((fields) =>
    choicesOf(programs).map((farFields) => ({
      name: [link.kind, far.kind, ...Object.values({ ...fields, ...farFields })].join(' '),
      link,
      far,
      fields,
      farFields,
    })),
  );
}

/** Every way that the registries have, but to the hardware of a host: that has a test of its own. */
const emulated = Object.values(linkKinds).filter(({ kind }) => kind !== 'vfio');
export const ways: readonly Way[] = emulated.flatMap((link) => {
  const roles = link.joins.flatMap(([a, b]) => [
    ...(a === 'nic-model' ? [b] : []),
    ...(b === 'nic-model' ? [a] : []),
  ]);
  return (
    Object.values(deviceKinds)
      .filter((far) => far.roles.some((role) => roles.includes(role)))
      // Only the test host has vDPA devices: vdpa.test.ts.
      .filter((far) => far.kind !== 'vdpa')
      // And few an Open vSwitch with DPDK: vhost-user-ovs.test.ts.
      .filter((far) => link.kind !== 'vhost-user' || far.kind !== 'ovs')
      // To QEMU all that a macvtap stands on is alike; not every kernel makes what a host has not.
      .filter((far) => far.family !== 'lower' || far.kind === 'nic')
      .flatMap((far) => waysOf(link, far))
      // Only the test host has vhost-net: vhost.test.ts.
      .filter(({ fields }) => (fields['vhost'] ?? 'off') === 'off')
      // It knows Linux bridges only.
      .filter(({ far, fields }) => fields['maker'] !== 'helper' || far.kind === 'bridge')
  );
});

/** The machines that QEMU is. */
export const qemuMachines = machineTypes.filter(({ engine }) => engine === undefined);

/** Every card in every machine, whether it fits or not. */
export const seats: readonly Seat[] = qemuMachines.flatMap((machine) =>
  Object.values(nicModels)
    .filter(({ family }) => family !== 'passthrough')
    .map(({ id }) => ({ machine, model: id })),
);

/** How cards share a lab. */
export interface Batch {
  /** Cards in one guest, at most. */
  readonly each: number;
  /** Whether each card has a far end of its own: else those of a guest share one. */
  readonly own: boolean;
}

/** From the quickest to what stands alone. */
export const batches: readonly Batch[] = [28, 5, 1].flatMap((each) =>
  [false, true].map((own) => ({ each, own })),
);

/** The cards of a lab, guest by guest; no guest has two machines. */
function guestsOf(all: readonly Seat[], each: number): (readonly Seat[])[] {
  return qemuMachines.flatMap((machine) => {
    const here = all.filter((seat) => seat.machine === machine);
    return Array.from({ length: Math.ceil(here.length / each) }, (_, n) =>
      here.slice(n * each, (n + 1) * each),
    );
  });
}

/** A lab of guests vm0, vm1, ... with these cards, each cabled this way. */
export function cubeLab(all: readonly Seat[], way: Way, { each, own }: Batch): Topology {
  const devices: object[] = [];
  const links: object[] = [];
  let fars = 0;
  const farEnd = (count: number): string => {
    const name = `${way.far.namePrefix === 'vm' ? 'far' : way.far.namePrefix}${fars++}`;
    const ports = Array.from({ length: count }, (_, i) => ({
      id: `${way.far.portPrefix}${i}`,
      ...(way.far.ports === 'nics' ? { model: 'virtio-net-pci' } : {}),
    }));
    const made = {
      ...way.far.create(),
      ...way.farFields,
      ...(way.far.ports ? { [way.far.ports]: ports } : {}),
    };
    devices.push(device(way.far.kind, name, made));
    return name;
  };
  guestsOf(all, each).forEach((cards, g) => {
    const [{ machine }] = cards as [Seat];
    const nics = cards.map(({ model }, i) => ({ id: `eth${i}`, model }));
    devices.push(
      device('guest', `vm${g}`, {
        ...{ arch: machine.arch, machine: machine.id, memoryMiB: 256, vcpus: 1 },
        nics,
      }),
    );
    const shared = own ? undefined : farEnd(cards.length);
    nics.forEach(({ id }, i) => {
      const to = shared ?? farEnd(1);
      const port = way.far.ports ? `:${way.far.portPrefix}${own ? 0 : i}` : '';
      links.push({ ...cable(way.link.kind, `vm${g}:${id}`, `${to}${port}`), ...way.fields });
    });
  });
  return draw('cube', { devices: devices as never, links: links as never });
}

/** The codes by which the program refuses a drawing; none where it compiles. */
export function refusalsOf(topology: Topology, qemuSyntax?: QemuSyntax): readonly string[] {
  const { plan, diagnostics } = compile(topology);
  const options = qemuSyntax ? { qemuSyntax } : {};
  return [...diagnostics, ...exportBundle(plan, 'shell-qemu', options).diagnostics]
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

/** Debian keeps it where QEMU does not look by itself. */
export function firmwareFor(machine: string): readonly string[] {
  return machine === 'ppce500' ? ['-bios', '/usr/lib/u-boot/qemu-ppce500/uboot.elf'] : [];
}
