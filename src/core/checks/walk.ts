import type { Anchor, Fix } from '../diagnostics/diagnostic.ts';
import { linkKindOf } from '../links/index.ts';
import type { ChoiceField, Field, Option, Syntax } from '../model/field.ts';
import { isPlugged } from '../model/topology.ts';
import { type DeviceView, type PortItem, portItems, type View } from '../view/view.ts';
import type { Check, Finding, Found, Here, ValueTests } from './check.ts';
import type { Message } from '../util/message.ts';

type Json = Readonly<Record<string, unknown>>;
type Tell = (check: Check, finding: Finding) => void;
type TextTest = readonly [Check, NonNullable<NonNullable<ValueTests['text']>[Syntax]>];

/**
 * One walk over a drawing for all the checks that judge a value, a device, a
 * link or a cable: with thousands of devices it is the memory that costs.
 */
export class Walk implements Here {
  private readonly texts: Partial<Record<Syntax, TextTest[]>> = {};
  private readonly others: readonly Check[];
  private readonly forPorts: readonly Check[];
  private readonly forDevices: readonly Check[];
  private readonly forLinks: readonly Check[];
  private readonly forCables: readonly Check[];
  private on: 'topology' | 'device' | 'link' = 'topology';
  private id = '';
  private readonly path: (string | number)[] = [];
  private owner: Json = {};
  private parent: Json = {};

  constructor(
    checks: readonly Check[],
    private readonly report: Tell,
  ) {
    this.others = checks.filter(({ values }) => values?.integer ?? values?.choice ?? values?.vlan);
    this.forPorts = checks.filter(({ values }) => values?.port);
    this.forDevices = checks.filter(({ device }) => device);
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
      this.id = device.id;
      this.at('name', kind.nameSyntax, device.name);
      this.fields(kind.fields, device, device);
      if (kind.ports !== undefined) this.ports(one, kind.ports);
      for (const check of this.forDevices) this.tell(check, check.device?.(one, view));
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
          for (const check of this.others) this.tell(check, check.values?.vlan?.(end.vlan, this));
          this.path.pop();
        }
        this.path.pop();
      }
    }
    for (const cable of view.cables) {
      for (const check of this.forCables) this.tell(check, check.cable?.(cable, view));
    }
  }

  private ports(one: DeviceView, key: string): void {
    this.path.push(key);
    const items = portItems(one);
    for (let i = 0; i < items.length; i++) {
      this.path.push(i);
      for (const check of this.forPorts)
        this.tell(check, check.values?.port?.(items[i] as PortItem, one, this));
      this.path.pop();
    }
    this.path.pop();
  }

  private fields(fields: readonly Field[], owner: Json, parent: Json): void {
    for (const field of fields) {
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
        for (const check of this.others)
          this.tell(check, check.values?.integer?.(value as number, field, this));
        break;
      case 'choice':
        for (const check of this.others)
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
      case 'boolean':
      case 'vlan':
        break;
    }
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
