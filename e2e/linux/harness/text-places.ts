import { deviceKinds, isDeviceKind, isLinkKind, linkKinds } from '../../../src/core/index.ts';

type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

/** A drawing as it stands in a file, before anything has read it. */
export interface Drawn extends Json {
  readonly devices: readonly Json[];
  readonly links: readonly Json[];
  readonly notes: readonly Json[];
}

/** A place of a drawing where a text can stand. */
export interface TextPlace {
  readonly title: string;
  /** Label: free text. Word: has a grammar or a list of values. Unread: no export tells it. */
  readonly what: 'label' | 'word' | 'unread';
  readonly set: (drawn: Drawn, text: string) => Drawn;
}

/** As far as texts go; a new type of field is found by its shape. */
interface Described {
  readonly key: string;
  readonly type: string;
  readonly syntax?: string;
  readonly item?: readonly Described[];
  readonly fields?: readonly Described[];
}

/** Every place where a text can stand, there already or not, as the field descriptions tell it. */
export function textPlaces(drawn: Drawn): TextPlace[] {
  const places: TextPlace[] = [];
  type Set = (drawn: Drawn, text: string) => unknown;
  const add = (what: TextPlace['what'], path: Path, set?: Set) => {
    const perform = set ?? ((into, text) => setAt(into, path, text));
    places.push({ title: path.join('.'), what, set: (into, text) => perform(into, text) as Drawn });
  };
  const extension = (path: Path) => {
    add('unread', [...path, 'x-note']);
    add('unread', [...path, 'KEY'], (into, text) => setAt(into, [...path, `x-${text}`], 1));
    add('unread', [...path, 'UNKNOWN'], (into, text) => setAt(into, [...path, `${text}\n`], 1));
  };
  const fields = (all: readonly Described[], at: Path) => {
    for (const { key, type, syntax, item, fields: inner } of all) {
      const path = [...at, key];
      if (type === 'text' && key === 'id')
        add('word', path, (into, text) => renamePort(into, path, text));
      else if (type === 'text') add(syntax === 'label' ? 'label' : 'word', path);
      else if (type === 'texts') add('word', [...path, 0]);
      else if (type === 'choice') add('word', path);
      if (inner) fields(inner, path);
      if (inner && getAt(drawn, path) !== undefined) extension(path);
      const items = item ? ((getAt(drawn, path) ?? []) as readonly unknown[]) : [];
      for (const i of items.keys()) {
        fields(item ?? [], [...path, i]);
        extension([...path, i]);
      }
    }
  };

  add('label', ['name']);
  extension([]);
  for (const [i, device] of drawn.devices.entries()) {
    const kind = String(device['kind']);
    const at = ['devices', i];
    if (!isDeviceKind(kind)) throw new Error(`no device kind ${kind}`);
    add('word', [...at, 'id'], (into, text) => renameDevice(into, i, text));
    add('word', [...at, 'kind']);
    add('word', [...at, 'in']);
    const what = deviceKinds[kind].nameSyntax === 'label' ? 'label' : 'word';
    add(what, [...at, 'name'], (into, text) => rename(into, [...at, 'name'], text, 'primary'));
    fields(deviceKinds[kind].fields, at);
    extension(at);
  }
  for (const [i, link] of drawn.links.entries()) {
    const kind = String(link['kind']);
    const at = ['links', i];
    if (!isLinkKind(kind)) throw new Error(`no link kind ${kind}`);
    for (const key of ['id', 'kind']) add('word', [...at, key]);
    fields(linkKinds[kind].fields, at);
    extension(at);
    for (const side of ['a', 'b']) {
      for (const key of ['device', 'port', 'ifname', 'vlan']) add('word', [...at, side, key]);
      add('word', [...at, side, 'vlan', 'mode']);
      extension([...at, side]);
    }
  }
  for (const i of drawn.notes.keys()) {
    add('word', ['notes', i, 'id']);
    add('unread', ['notes', i, 'text']);
    extension(['notes', i]);
  }
  return places;
}

export function getAt(target: unknown, path: Path): unknown {
  return path.reduce((at, key) => (at as Json | undefined)?.[key], target);
}

/** A copy with one value changed; what is not there on the way is made. */
function setAt(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(target) ? [...(target as unknown[])] : [];
    list[key] = setAt(list[key], rest, value);
    return list;
  }
  const object = (typeof target === 'object' ? target : {}) as Json;
  // From entries, as an assignment to __proto__ would be lost.
  const others = Object.entries(object).filter(([other]) => other !== key);
  return Object.fromEntries([...others, [key, setAt(object[key], rest, value)]]);
}

/** A copy with another name, which follows where a device, or a card of one, names it by `key`. */
function rename(drawn: Drawn, path: Path, name: string, key: 'primary' | 'standby'): Drawn {
  const old = getAt(drawn, path);
  const follow = (named: Json) => (named[key] === old && old ? { ...named, [key]: name } : named);
  const renamed = setAt(drawn, path, name) as Drawn;
  const devices = renamed.devices.map((device) => ({
    ...follow(device),
    ...(Array.isArray(device['nics']) && { nics: (device['nics'] as Json[]).map(follow) }),
  }));
  return { ...renamed, devices };
}

/** The cables in a device stay in it when its id is another. */
function renameDevice(drawn: Drawn, index: number, id: string): unknown {
  const old = drawn.devices[index]?.['id'];
  const follow = (object: Json, key: string) =>
    object[key] === old ? { ...object, [key]: id } : object;
  return {
    ...drawn,
    devices: drawn.devices.map((device) => follow(follow(device, 'id'), 'in')),
    links: drawn.links.map((link) => ({
      ...link,
      a: follow(link['a'] as Json, 'device'),
      b: follow(link['b'] as Json, 'device'),
    })),
  };
}

/** So does the cable in a network card or interface. */
function renamePort(drawn: Drawn, path: Path, port: string): unknown {
  const old = getAt(drawn, path);
  const device = getAt(drawn, [...path.slice(0, 2), 'id']);
  const follow = (end: unknown) => {
    const plugged = end as Json;
    return plugged['device'] === device && plugged['port'] === old ? { ...plugged, port } : plugged;
  };
  const links = drawn.links.map((link) => ({
    ...link,
    ...(link['portgroup'] === old && { portgroup: port }),
    a: follow(link['a']),
    b: follow(link['b']),
  }));
  return { ...rename(drawn, path, port, 'standby'), links };
}
