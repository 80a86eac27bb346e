import type { Field, IntegerField, Option, Syntax } from '../model/field.ts';
import { type Message, msg, type Wording } from '../util/message.ts';

/** One field of a kind, as people read of it. */
export interface KindOption {
  /** In the file, such as `forwardDelay` or `nics.model`. */
  readonly key: string;
  readonly label: Message;
  readonly help?: Message | undefined;
  readonly takes: Wording;
  /** What holds where nothing is chosen. */
  readonly otherwise?: Wording | undefined;
  /** Of a choice. */
  readonly choices: readonly Option[];
}

const TAKES: Readonly<Record<Syntax, Message>> = {
  label: msg`Text`,
  'interface-name': msg`Name of a network device`,
  'namespace-name': msg`Name of a network namespace`,
  mac: msg`MAC address`,
  ip: msg`IP address`,
  'interface-address': msg`IP address with the length of its prefix`,
  network: msg`IP network`,
  'ip-range': msg`First and last IP address`,
  lease: msg`MAC and IP address`,
  'dns-name': msg`DNS name`,
  'dns-host': msg`IP address and DNS name`,
  'portgroup-name': msg`Name of a portgroup`,
  'port-forward': msg`Port of the host, port of the guest`,
  'socket-path': msg`Path of a UNIX socket`,
  account: msg`Name or number of a user or group`,
  'pci-address': msg`Address of a PCI function`,
};

/** Those of groups and items by themselves. */
export function optionsOf(fields: readonly Field[], above = ''): readonly KindOption[] {
  return fields.flatMap((field): readonly KindOption[] => {
    const { label, help } = field;
    const key = `${above}${field.key}`;
    if (field.type === 'group') return optionsOf(field.fields, `${key}.`);
    if (field.type === 'items') return optionsOf(field.item, `${key}.`);
    return [{ key, label, help, choices: [], ...valuesOf(field) }];
  });
}

type Single = Exclude<Field, { type: 'group' | 'items' }>;

function valuesOf(field: Single): Pick<KindOption, 'takes' | 'otherwise'> & Partial<KindOption> {
  switch (field.type) {
    case 'text':
      return {
        takes: TAKES[field.syntax],
        otherwise: field.automatic ? msg`Automatic` : undefined,
      };
    case 'texts':
      return { takes: msg`Any number: ${TAKES[field.syntax]}` };
    case 'integer':
      return { takes: range(field), otherwise: field.default?.toString() };
    case 'boolean':
      return { takes: msg`On or off`, otherwise: field.default ? msg`On` : msg`Off` };
    case 'choice':
      return { takes: msg`One of these`, otherwise: field.default, choices: field.options({}, {}) };
    case 'vlan':
      return { takes: msg`An access tag, or the tags of a trunk` };
  }
}

function range({ min, max, unit }: IntegerField): Message {
  return unit ? msg`${min} to ${max} ${unit}` : msg`${min} to ${max}`;
}
