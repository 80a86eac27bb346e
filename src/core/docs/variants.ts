import type { ExportOptions } from '../compile/export.ts';
import { setField } from '../edit/fields.ts';
import type { Field, Syntax, TextField, TextsField } from '../model/field.ts';
import type { Topology } from '../model/topology.ts';
import type { MachineType } from '../nics/machine.ts';
import { MACHINE_TYPES } from '../nics/machines.ts';
import { qemuSyntaxes } from '../targets/qemu-syntax.ts';
import { type Message, msg, type Wording } from '../util/message.ts';
import type { Choose, Ids } from './samples.ts';

/** One other choice in the sample of a kind, or in its export. */
export interface Variant {
  readonly what: Message;
  readonly choose: Choose;
  /** The field that it is of. */
  readonly field?: string;
  readonly options?: ExportOptions;
}

/** Of these an example shows what nothing else of the page does. */
const EXAMPLES: readonly Syntax[] = ['socket-path', 'port-forward'];

/** Each choice in the fields of a device, or of its cable. */
export function variantsOf(fields: readonly Field[], of: keyof Ids): readonly Variant[] {
  return fields.flatMap((field) => {
    if (field.type === 'items') {
      // Of a list the first one, where there is one.
      return field.item.flatMap((inner) => variants(inner, of, [field.key, 0]));
    }
    return variants(field, of);
  });
}

function variants(
  field: Field,
  of: keyof Ids,
  above: readonly (string | number)[] = [],
): Variant[] {
  return valuesOf(field).map(([value, label]) => ({
    what: msg`${field.label}: ${label}`,
    field: field.key,
    choose: (topology, ids) => {
      const id = ids[of];
      const owner = [...topology.devices, ...topology.links].find((one) => one.id === id);
      const [list] = above;
      const isThere = list === undefined || isFilled(owner?.[list]);
      return id !== undefined && isThere
        ? setField(topology, id, [...above, field.key], value)
        : topology;
    },
  }));
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

/** What must be chosen is told elsewhere: machines below, models with the network cards. */
function valuesOf(field: Field): readonly (readonly [unknown, Wording])[] {
  switch (field.type) {
    case 'choice':
      if (field.required) return [];
      return field
        .options({}, {})
        .filter(({ value }) => value !== field.default)
        .map(({ value, label }) => [value, label]);
    case 'boolean':
      return [[!field.default, field.default ? msg`Off` : msg`On`]];
    case 'text':
      return isExample(field) ? [[field.placeholder, field.placeholder ?? '']] : [];
    case 'texts':
      return isExample(field) ? [[[field.placeholder], field.placeholder ?? '']] : [];
    case 'integer':
    case 'items':
    case 'group':
    case 'vlan':
      return [];
  }
}

function isExample({ syntax, placeholder }: TextField | TextsField): boolean {
  return EXAMPLES.includes(syntax) && placeholder !== undefined;
}

/** Both choices: some only matter beside another. */
export function withBoth(one: Variant, other: Variant): Variant {
  return {
    what: msg`${one.what}, ${other.what}`,
    choose: (topology, ids) => one.choose(other.choose(topology, ids), ids),
  };
}

/** Every machine that a guest can be. */
export const machineVariants: readonly Variant[] = MACHINE_TYPES.map(asMachine);

/** A guest that is not run by QEMU. */
export const engineVariants: readonly Variant[] = MACHINE_TYPES.filter(
  ({ engine }) => engine !== undefined,
).map(asMachine);

function asMachine(type: MachineType): Variant {
  const { arch, id: machine, defaultModel: model, title } = type;
  const become = ({ devices, ...rest }: Topology): Topology => ({
    ...rest,
    devices: devices.map((device) => {
      if (device.kind !== 'guest') return device;
      const nics = (device['nics'] ?? []) as readonly object[];
      return { ...device, arch, machine, nics: nics.map((nic) => ({ ...nic, model })) };
    }),
  });
  return { what: msg`Machine: ${title}`, choose: become };
}

/** What can be chosen in an export with guests of QEMU. */
export const exportVariants: readonly Variant[] = [
  ...qemuSyntaxes.slice(1).map(({ id, title }): Variant => ({
    what: msg`QEMU's options: ${title}`,
    choose: (topology) => topology,
    options: { qemuSyntax: id },
  })),
  { what: msg`Lines for VMware`, choose: (topology) => topology, options: { vmx: true } },
];
