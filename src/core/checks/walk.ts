import type { Anchor, Fix } from '../diagnostics/diagnostic.ts';
import { linkKindOf } from '../links/index.ts';
import type { ChoiceField, Field, Option, Syntax } from '../model/field.ts';
import { isPlugged, type Vlan } from '../model/topology.ts';
import { type DeviceView, type PortItem, portItems, type View } from '../view/view.ts';
import type { Check, Finding, Found, Here, ValueTests } from './check.ts';
import type { Message } from '../util/message.ts';

type Json = Readonly<Record<string, unknown>>;
type Tell = (check: Check, finding: Finding) => void;
type TextTest = readonly [Check, NonNullable<NonNullable<ValueTests['text']>[Syntax]>];

/** The checks that judge devices of one kind, and their ports. */
interface OfKind {
  readonly devices: readonly Check[];
  readonly ports: readonly Check[];
}

/**
 * One walk over a drawing for all the checks that judge a value, a device, a
 * link or a cable: with thousands of devices it is the memory that costs, of
 * iterators too while the engine has not compiled the loops.
 */
export class Walk implements Here {
  private readonly texts: Partial<Record<Syntax, TextTest[]>> = {};
  private readonly integers: readonly Check[];
  private readonly choices: readonly Check[];
  private readonly vlans: readonly Check[];
  private readonly ofKind = new Map<DeviceView['kind'], OfKind>();
  /** Of a list of fields those that a check judges. */
  private readonly judged = new Map<readonly Field[], readonly Field[]>();
  private readonly forLinks: readonly Check[];
  private readonly forCables: readonly Check[];
  private on: 'topology' | 'device' | 'link' = 'topology';
  private id = '';
  private readonly path: (string | number)[] = [];
  private owner: Json = {};
  private parent: Json = {};

  constructor(
    private readonly checks: readonly Check[],
    private readonly report: Tell,
  ) {
    this.integers = checks.filter(({ values }) => values?.integer);
    this.choices = checks.filter(({ values }) => values?.choice);
    this.vlans = checks.filter(({ values }) => values?.vlan);
    this.forLinks = checks.filter(({ link }) => link);
    this.forCables = checks.filter(({ cable }) => cable);
    for (const check of checks) {
      for (const [syntax, test] of Object.entries(check.values?.text ?? {})) {
        (this.texts[syntax as Syntax] ??= []).push([check, test]);
      }
    }
  }

  anchor(...path: readonly (string | number)[]): Anchor {
    if (this.on === 'topology') return { on: 'topology' };
    return { on: this.on, id: this.id, path: [...this.path, ...path] };
  }

  set(title: Message, value: unknown, ...path: readonly (string | number)[]): Fix {
    return { title, steps: [{ do: 'set', id: this.id, path: [...this.path, ...path], value }] };
  }

  options(field: ChoiceField): readonly Option[] {
    return field.options(this.owner, this.parent);
  }

  walk(view: View): void {
    this.at('name', 'label', view.topology.name);
    this.on = 'device';
    for (const one of view.devices) {
      const { device, kind } = one;
      const { devices, ports } = this.checksOf(kind);
      this.id = device.id;
      this.at('name', kind.nameSyntax, device.name);
      this.fields(kind.fields, device, device);
      if (kind.ports !== undefined) this.ports(one, kind.ports, ports);
      for (let i = 0; i < devices.length; i++) {
        const check = devices[i] as Check;
        this.tell(check, check.device?.(one, view));
      }
    }
    this.on = 'link';
    for (const link of view.links) {
      this.id = link.id;
      this.fields(linkKindOf(link).fields, link, link);
      for (const check of this.forLinks) this.tell(check, check.link?.(link, view));
      for (const side of ['a', 'b'] as const) {
        const end = link[side];
        if (!isPlugged(end) || (end.ifname ?? end.vlan ?? end.local) === undefined) continue;
        this.path.push(side);
        if (end.ifname !== undefined) this.at('ifname', 'interface-name', end.ifname);
        if (end.local !== undefined) this.at('local', 'ip', end.local);
        if (end.vlan) {
          this.path.push('vlan');
          this.vlan(end.vlan);
          this.path.pop();
        }
        this.path.pop();
      }
    }
    const { forCables } = this;
    for (const cable of view.cables) {
      for (let i = 0; i < forCables.length; i++) {
        const check = forCables[i] as Check;
        this.tell(check, check.cable?.(cable, view));
      }
    }
  }

  private checksOf(kind: DeviceView['kind']): OfKind {
    let known = this.ofKind.get(kind);
    if (!known) {
      const mine = this.checks.filter(({ of }) => of?.(kind) ?? true);
      const devices = mine.filter(({ device }) => device);
      known = { devices, ports: mine.filter(({ values }) => values?.port) };
      this.ofKind.set(kind, known);
    }
    return known;
  }

  private judgedOf(fields: readonly Field[]): readonly Field[] {
    let known = this.judged.get(fields);
    if (!known) {
      known = fields.filter((field) => this.isJudged(field));
      this.judged.set(fields, known);
    }
    return known;
  }

  private isJudged(field: Field): boolean {
    switch (field.type) {
      case 'text':
      case 'texts':
        return this.texts[field.syntax] !== undefined;
      case 'group':
        return this.judgedOf(field.fields).length > 0;
      case 'items':
        return this.judgedOf(field.item).length > 0;
      case 'integer':
      case 'choice':
      case 'vlan':
        return true;
      case 'boolean':
        return false;
    }
  }

  private ports(one: DeviceView, key: string, checks: readonly Check[]): void {
    this.path.push(key);
    const items = portItems(one);
    for (let i = 0; i < items.length; i++) {
      this.path.push(i);
      for (let j = 0; j < checks.length; j++) {
        const check = checks[j] as Check;
        this.tell(check, check.values?.port?.(items[i] as PortItem, one, this));
      }
      this.path.pop();
    }
    this.path.pop();
  }

  private fields(fields: readonly Field[], owner: Json, parent: Json): void {
    const judged = this.judgedOf(fields);
    for (let i = 0; i < judged.length; i++) {
      const field = judged[i] as Field;
      const value = owner[field.key];
      if (value === undefined) continue;
      this.path.push(field.key);
      this.owner = owner;
      this.parent = parent;
      this.field(field, value, owner);
      this.path.pop();
    }
  }

  private field(field: Field, value: unknown, owner: Json): void {
    switch (field.type) {
      case 'text':
        this.text(field.syntax, String(value));
        break;
      case 'texts':
        (value as readonly string[]).forEach((text, i) => this.at(i, field.syntax, text));
        break;
      case 'integer':
        for (const check of this.integers)
          this.tell(check, check.values?.integer?.(value as number, field, this));
        break;
      case 'choice':
        for (const check of this.choices)
          this.tell(check, check.values?.choice?.(String(value), field, this));
        break;
      case 'group':
        this.fields(field.fields, value as Json, owner);
        break;
      case 'items':
        for (let i = 0; i < (value as readonly Json[]).length; i++) {
          this.path.push(i);
          this.fields(field.item, (value as readonly Json[])[i] ?? {}, owner);
          this.path.pop();
        }
        break;
      case 'vlan':
        this.vlan(value as Vlan);
        break;
      case 'boolean':
        break;
    }
  }

  private vlan(vlan: Vlan): void {
    for (const check of this.vlans) this.tell(check, check.values?.vlan?.(vlan, this));
  }

  private at(key: string | number, syntax: Syntax, text: string): void {
    this.path.push(key);
    this.text(syntax, text);
    this.path.pop();
  }

  private text(syntax: Syntax, text: string): void {
    const tests = this.texts[syntax];
    if (!tests) return;
    for (const [check, test] of tests) this.tell(check, test(text, this));
  }

  private tell(check: Check, found: Found): void {
    if (found === undefined) return;
    if ('message' in found) this.report(check, found);
    else for (const finding of found) this.report(check, finding);
  }
}
