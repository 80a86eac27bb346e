import type { Topology } from '../../../src/core/index.ts';
import { parseTopology } from '../../../src/core/opening.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A device in the only host; its id is its name. */
export function device(kind: string, name: string, fields: Fields = {}): Fields {
  return { id: name, kind, name, in: 'host', at: [0, 0], ...fields };
}

/** A small guest; its id is its name. */
export function guest(name: string, nics: readonly Fields[]): Fields {
  const fields = { arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 };
  return device('guest', name, { ...fields, nics });
}

interface Ends {
  /** What stands on an end, such as a VLAN. */
  readonly a?: Fields;
  readonly b?: Fields;
  readonly mtu?: number;
  readonly mode?: string;
  readonly flag?: string;
  readonly sources?: readonly string[];
  readonly portgroup?: string;
}

/** A cable from `DEVICE` or `DEVICE:PORT` to another; its id follows from its ends. */
export function cable(
  kind: string,
  from: string,
  to: string,
  { a, b, ...rest }: Ends = {},
): Fields {
  const end = (place: string, more: Fields = {}) => {
    const [id, port] = place.split(':');
    return { device: id, ...(port === undefined ? {} : { port }), ...more };
  };
  const id = `${kind}-${from}-${to}`.replaceAll(':', '-');
  return { id, kind, a: end(from, a), b: end(to, b), ...rest };
}

export const access = (tag: number) => ({ vlan: { mode: 'access', tag } });

export function trunk(tags: readonly number[], native?: number): Fields {
  return { vlan: { mode: 'trunk', tags, ...(native === undefined ? {} : { native }) } };
}

interface Drawing {
  readonly devices: readonly Fields[];
  readonly links: readonly Fields[];
  /** Fields of the host itself, such as `interfaces`. */
  readonly host?: Fields;
}

/** A drawing with one host, read as a file would be. */
export function draw(name: string, { devices, links, host = {} }: Drawing): Topology {
  const ground = { id: 'host', kind: 'host', name: 'kvm1', at: [0, 0], size: [800, 600], ...host };
  const text = JSON.stringify({
    version: 1,
    name,
    devices: [ground, ...devices],
    links,
    notes: [],
  });
  const { topology, diagnostics } = parseTopology(text);
  if (!topology || diagnostics.length > 0) {
    throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  }
  return topology;
}
