import { exportBundle, type QemuSyntax } from '../../../src/core/exporting.ts';
import {
  compile,
  type DeviceKind,
  type DeviceKindId,
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

type Chosen = Readonly<Record<string, string | boolean>>;

/** One way to cable a network card: a kind of link, what is at its far end, and what is chosen on it. */
export interface Way {
  readonly name: string;
  readonly link: LinkKind;
  readonly far: DeviceKind;
  readonly fields: Chosen;
  /** Chosen on the far end. */
  readonly farFields: Chosen;
}

/** A card in a machine. */
export interface Seat {
  readonly machine: MachineType;
  readonly model: string;
}

const valuesOf = (field: Field) =>
  field.type === 'choice' ? field.options({}, {}).map(({ value }) => value) : [];

/** Each value of each of these choices; once nothing, where there is none. */
function choicesOf(all: readonly Field[]): Chosen[] {
  const chosen = all.flatMap((field) => valuesOf(field).map((value) => ({ [field.key]: value })));
  return chosen.length > 0 ? chosen : [{}];
}

/** Each of these switches, turned. */
const turned = (all: readonly Field[]): Chosen[] =>
  all.flatMap((field) =>
    field.type === 'boolean' ? [{ [field.key]: field.default !== true }] : [],
  );

/** Choices of a far end that make another back end of the cable; each where it applies, with each of the others. */
const BACK_END: Readonly<Record<string, readonly string[]>> = {
  'user-net': ['program'],
  'libvirt-network': ['forward', 'mode'],
};

function farChoicesOf({ kind, fields }: DeviceKind): Chosen[] {
  const here = fields.filter(({ key }) => BACK_END[kind]?.includes(key));
  return here.reduce<Chosen[]>(
    (found, field) =>
      found.flatMap((chosen) =>
        (field.applies?.(chosen) ?? true)
          ? valuesOf(field).map((value) => ({ ...chosen, [field.key]: value }))
          : [chosen],
      ),
    [{}],
  );
}

const namesOf = (chosen: Chosen) =>
  Object.entries(chosen).map(([key, value]) =>
    typeof value === 'string' ? value : `${value ? '' : 'no-'}${key}`,
  );

/** A link kind with its far end, once for each value of each of its choices and each back end there; and each switch. */
function waysOf(link: LinkKind, far: DeviceKind): Way[] {
  const fars = farChoicesOf(far);
  const all = [
    ...choicesOf(link.fields).flatMap((fields) => fars.map((farFields) => ({ fields, farFields }))),
    ...turned(link.fields).flatMap((fields) =>
      fars.slice(0, 1).map((farFields) => ({ fields, farFields })),
    ),
  ];
  return all.map(({ fields, farFields }) => ({
    name: [link.kind, far.kind, ...namesOf({ ...fields, ...farFields })].join(' '),
    link,
    far,
    fields,
    farFields,
  }));
}

/** These need an address, by which they lead out. */
const ROUTED = ['nat', 'route', 'open'];

/** What a libvirt network in these modes stands on. */
const UNDER: Readonly<Record<string, string>> = { bridge: 'bridge', macvtap: 'nic' };

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
      // Few cards have virtual functions: sriov.test.ts.
      .filter(({ farFields }) => farFields['forward'] !== 'hostdev')
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
      ...(ROUTED.includes(String(way.farFields['forward'])) && {
        addresses: [`10.77.${fars}.1/24`],
      }),
      ...(way.far.ports ? { [way.far.ports]: ports } : {}),
    };
    devices.push(device(way.far.kind, name, made));
    const under = UNDER[String(way.farFields['forward'])];
    if (under !== undefined) {
      const below = `under${fars}`;
      devices.push(device(under, below, deviceKinds[under as DeviceKindId].create()));
      links.push(cable('lower', name, below));
    }
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
      links.push({
        ...cable(way.link.kind, `vm${g}:${id}`, `${to}${port}`),
        ...way.fields,
        // Whoever makes the socket, both know where.
        ...(way.fields['server'] === false && { path: `/run/cube-${g}-${i}.sock` }),
      });
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
