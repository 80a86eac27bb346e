import type { Message, Wording } from '../util/message.ts';

/**
 * Field descriptions: the one place that says what a device, a link or a link
 * end may hold. Parsing, the JSON Schema, the value checks and the inspector
 * forms are derived from them.
 */

/** What a text must be to be usable; the value checks in `checks/` follow it. */
export type Syntax =
  | 'label'
  | 'interface-name'
  | 'namespace-name'
  | 'mac'
  | 'ip'
  | 'interface-address'
  | 'network'
  /** `192.0.2.100-192.0.2.199` */
  | 'ip-range'
  /** MAC and address, `52:54:00:00:00:01 192.0.2.20` */
  | 'lease'
  /** RFC 1035, `lab.test` */
  | 'dns-name'
  /** Address and name, `192.0.2.5 db` */
  | 'dns-host'
  /** `office-2` */
  | 'portgroup-name'
  /** QEMU's hostfwd=, `tcp:127.0.0.1:2222-:22` */
  | 'port-forward'
  /** Of a UNIX socket, `/run/dpdk/web1.sock` */
  | 'socket-path'
  /** A user or a group, by name or number: `alice`, `1000` */
  | 'account'
  /** Of a PCI function, `0000:03:00.0` */
  | 'pci-address';

export interface Option {
  readonly value: string;
  readonly label: Wording;
  /** One line under the label. */
  readonly note?: Wording;
}

/** `owner` is the object that holds the field, `parent` the device around it. */
export type Options = (
  owner: Readonly<Record<string, unknown>>,
  parent: Readonly<Record<string, unknown>>,
) => readonly Option[];

interface FieldBase {
  readonly key: string;
  readonly label: Message;
  readonly help?: Message;
  readonly required?: boolean;
  /** Whether there is anything to choose here, by what else its owner holds; always, if absent. */
  readonly applies?: (owner: Readonly<Record<string, unknown>>) => boolean;
}

export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly syntax: Syntax;
  /** What is used when nothing is typed is filled in by `compile`. */
  readonly automatic?: boolean;
  readonly placeholder?: string;
}

/** A list of texts, such as addresses. */
export interface TextsField extends FieldBase {
  readonly type: 'texts';
  readonly syntax: Syntax;
  readonly placeholder?: string;
}

export interface IntegerField extends FieldBase {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
  readonly unit?: Message;
  /** What holds when the field is absent. */
  readonly default?: number;
}

export interface BooleanField extends FieldBase {
  readonly type: 'boolean';
  readonly default: boolean;
}

export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly options: Options;
  readonly default?: string;
  /** What stood there while it was on or off: drawings of then are read as these. */
  readonly formerly?: { readonly true: string; readonly false: string };
}

/** Objects with an `id` of their own inside a device, such as network cards. */
export interface ItemsField extends FieldBase {
  readonly type: 'items';
  /** One of them, in running text. */
  readonly noun: Message;
  readonly item: readonly Field[];
}

/** Fields that hold only together; the object is there exactly while they are switched on. */
export interface GroupField extends FieldBase {
  readonly type: 'group';
  readonly fields: readonly Field[];
}

export interface VlanField extends FieldBase {
  readonly type: 'vlan';
}

export type Field =
  | TextField
  | TextsField
  | IntegerField
  | BooleanField
  | ChoiceField
  | ItemsField
  | GroupField
  | VlanField;
