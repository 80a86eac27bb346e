import { deviceKinds } from '../devices/index.ts';
import { linkKinds } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import type { Topology } from '../model/topology.ts';
import { Chance } from './chance.ts';

/** Texts that are quoted, escaped, hidden, numbered or cut wrongly somewhere. */
const TEXTS = [
  '',
  'vm1',
  'vm2',
  'web007',
  'web008',
  'a99999999',
  'b123456789',
  '00',
  '192.0.2.1/24',
  '192.0.2.2/24',
  '192.0.02.1',
  '256.1.1.1/33',
  '2001:db8::1/64',
  '52:54:00:00:00:01',
  '52:54:00:00:00:0A',
  '52:54:00:aB:00:01',
  '192.0.2.100-192.0.2.199',
  '52:54:00:00:00:01 192.0.2.20',
  'a - b',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '$(id)`id`;\\',
  '__proto__',
  'constructor',
  '中文网络',
  '\u202Eevil\u0000\n\t',
  '\uD800',
  '🦊'.repeat(20),
  'x'.repeat(200),
];

const NUMBERS = [0, 1, -1, 10, -250, 0.5, -3.25, 1e9, 2 ** 31, -(2 ** 52), 1e300, 123.456];

type Json = Record<string, unknown>;

/** Any valid drawing at all: everything that the field descriptions allow, and more under `x-`. */
export function randomTopology(seed: number): Topology {
  const chance = new Chance(String(seed));
  const text = (): string => {
    if (chance.oneIn(3)) return chance.of(TEXTS);
    if (chance.oneIn(2)) return `${chance.of(['vm', 'br', 'quark', ''])}${chance.below(30)}`;
    const letters = Array.from({ length: chance.below(12) }, () => 32 + chance.below(95));
    return String.fromCharCode(...letters);
  };
  const number = (): number =>
    chance.oneIn(3) ? chance.of(NUMBERS) : 10 * (chance.below(200) - 50) + chance.below(2);
  const whole = (): number =>
    Math.trunc(chance.oneIn(4) ? chance.below(70_000) : number()) % 2 ** 52;
  const list = <T>(make: () => T, most = 4): T[] =>
    Array.from({ length: chance.below(most) }, make);
  const any = (depth: number): unknown => {
    switch (chance.below(depth > 3 ? 5 : 7)) {
      case 0:
        return null;
      case 1:
        return chance.oneIn(2);
      case 2:
        return number() + 0;
      case 3:
      case 4:
        return text();
      case 5:
        return list(() => any(depth + 1));
      default:
        return Object.fromEntries(list(() => [text(), any(depth + 1)]));
    }
  };
  const extensions = (): Json =>
    chance.oneIn(5) ? { [`x-${chance.of(['own', 'a', '__proto__'])}`]: any(0) } : {};
  const value = (field: Field): unknown => {
    switch (field.type) {
      case 'text':
        return text();
      case 'choice': {
        const options = field.options({}, {});
        return chance.oneIn(5) ? text() : chance.of(options).value;
      }
      case 'texts':
        return list(text);
      case 'integer':
        return whole() + 0;
      case 'boolean':
        return chance.oneIn(2);
      case 'vlan':
        return vlan();
      case 'group':
        return { ...fields(field.fields), ...extensions() };
      case 'items':
        return list(() => ({ ...fields(field.item), ...extensions() }));
    }
  };
  const fields = (all: readonly Field[]): Json =>
    Object.fromEntries(
      all
        .filter(({ required }) => required || chance.oneIn(3))
        .map((field) => [field.key, value(field)]),
    );
  const tag = (): number => chance.below(4095);
  const vlan = (): Json =>
    chance.oneIn(2)
      ? { mode: 'access', tag: tag() }
      : { mode: 'trunk', tags: list(tag), ...(chance.oneIn(2) ? { native: tag() } : {}) };
  const ids = new Set<string>();
  const freshId = (prefix: string): string => {
    for (;;) {
      const id = chance.oneIn(4) ? `Z_${chance.below(99)}-x` : `${prefix}${1 + chance.below(40)}`;
      if (!ids.has(id)) {
        ids.add(id);
        return id;
      }
    }
  };
  const pair = (): [number, number] => [number() + 0, number() + 0];
  const devices = list((): Json => {
    const kind = chance.of(Object.values(deviceKinds));
    const inside = chance.oneIn(2) ? chance.of([...ids, 'gone']) : undefined;
    return {
      id: freshId(kind.kind.slice(0, 1)),
      kind: kind.kind,
      name: text(),
      ...(inside === undefined ? {} : { in: inside }),
      at: pair(),
      ...(chance.oneIn(3) ? { size: pair() } : {}),
      ...fields(kind.fields),
      ...extensions(),
    };
  }, 9);
  const end = (): Json => {
    const device = devices.length > 0 && !chance.oneIn(6) ? chance.of(devices) : undefined;
    if (!device && chance.oneIn(2)) return { at: pair(), ...extensions() };
    const items = (device?.['nics'] ?? device?.['interfaces'] ?? []) as readonly Json[];
    const port = chance.oneIn(6) ? text() : items.length > 0 ? chance.of(items)['id'] : undefined;
    return {
      device: device?.['id'] ?? 'gone',
      ...(port === undefined ? {} : { port }),
      ...(chance.oneIn(4) ? { vlan: vlan() } : {}),
      ...(chance.oneIn(8) ? { ifname: text() } : {}),
      ...extensions(),
    };
  };
  const links = list((): Json => {
    const kind = chance.of(Object.values(linkKinds));
    return {
      id: freshId('l'),
      kind: kind.kind,
      a: end(),
      b: end(),
      ...fields(kind.fields),
      ...extensions(),
    };
  }, 12);
  const notes = list((): Json => ({
    id: freshId('t'),
    text: text(),
    at: pair(),
    ...(chance.oneIn(3) ? { size: pair() } : {}),
    ...extensions(),
  }));
  const drawing = { version: 1, name: text(), devices, links, notes, ...extensions() };
  return drawing as unknown as Topology;
}
