import type { Anchor } from '../diagnostics/diagnostic.ts';
import { linkKindOf } from '../links/index.ts';
import type { Field, IntegerField, Option, Syntax } from '../model/field.ts';
import { isPlugged, type Vlan } from '../model/topology.ts';
import type { View } from '../view/view.ts';

type Json = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** One typed value and where it stands. */
export interface Place {
  readonly on: 'device' | 'link';
  readonly id: string;
  readonly path: Path;
}

export interface TextValue extends Place {
  readonly text: string;
}

export interface IntegerValue extends Place {
  readonly value: number;
  readonly field: IntegerField;
}

export interface ChoiceValue extends Place {
  readonly text: string;
  readonly label: string;
  readonly options: () => readonly Option[];
}

export interface VlanValue extends Place {
  readonly vlan: Vlan;
}

/** The values of a drawing by what they are, collected in one walk. */
export interface Values {
  readonly texts: Readonly<Record<Syntax, readonly TextValue[]>>;
  readonly integers: readonly IntegerValue[];
  readonly choices: readonly ChoiceValue[];
  readonly vlans: readonly VlanValue[];
}

export function anchor({ on, id, path }: Place): Anchor {
  return { on, id, path };
}

class Collector implements Values {
  readonly texts: Record<Syntax, TextValue[]> = {
    label: [],
    'interface-name': [],
    'namespace-name': [],
    mac: [],
    ip: [],
    'interface-address': [],
    network: [],
    'machine-word': [],
  };
  readonly integers: IntegerValue[] = [];
  readonly choices: ChoiceValue[] = [];
  readonly vlans: VlanValue[] = [];

  walk(on: Place['on'], id: string, base: Path, fields: readonly Field[], owner: Json, parent: Json): void {
    for (const field of fields) {
      const value = owner[field.key];
      if (value === undefined) continue;
      this.take(on, id, [...base, field.key], field, value, owner, parent);
    }
  }

  private take(on: Place['on'], id: string, path: Path, field: Field, value: unknown, owner: Json, parent: Json): void {
    switch (field.type) {
      case 'text':
        this.texts[field.syntax].push({ on, id, path, text: String(value) });
        break;
      case 'texts':
        (value as readonly string[]).forEach((text, i) =>
          this.texts[field.syntax].push({ on, id, path: [...path, i], text }),
        );
        break;
      case 'integer':
        this.integers.push({ on, id, path, value: value as number, field });
        break;
      case 'choice':
        this.choices.push({
          on,
          id,
          path,
          text: String(value),
          label: field.label,
          options: () => field.options(owner, parent),
        });
        break;
      case 'items':
        (value as readonly Json[]).forEach((item, i) =>
          this.walk(on, id, [...path, i], field.item, item, owner),
        );
        break;
      case 'boolean':
      case 'vlan':
        break;
    }
  }
}

export function collectValues(view: View): Values {
  const values = new Collector();
  for (const { device, kind } of view.devices) {
    values.texts[kind.nameSyntax].push({ on: 'device', id: device.id, path: ['name'], text: device.name });
    values.walk('device', device.id, [], kind.fields, device, device);
  }
  for (const link of view.links) {
    values.walk('link', link.id, [], linkKindOf(link).fields, link, link);
    for (const side of ['a', 'b'] as const) {
      const end = link[side];
      if (!isPlugged(end)) continue;
      if (end.ifname !== undefined) {
        values.texts['interface-name'].push({ on: 'link', id: link.id, path: [side, 'ifname'], text: end.ifname });
      }
      if (end.vlan) values.vlans.push({ on: 'link', id: link.id, path: [side, 'vlan'], vlan: end.vlan });
    }
  }
  return values;
}
