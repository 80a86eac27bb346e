import type { Point, Size, Topology, Vlan } from '../model/topology.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Lab {
  readonly name: string;
  readonly size: Size;
  /** All of them stand in the only host. */
  readonly devices: readonly Fields[];
  readonly links: readonly Fields[];
}

/** A drawing of one host and what stands in it. */
export function drawLab({ name, size, devices, links }: Lab): Topology {
  return drawHosts({ name, hosts: [{ name: 'kvm1', at: [0, 0], size, devices }], links });
}

interface Hosts extends Pick<Lab, 'name' | 'links'> {
  readonly hosts: readonly (Omit<Lab, 'links'> & { readonly at: Point })[];
  readonly beside?: readonly Fields[];
}

/** A drawing of several hosts, called h1, h2 and so on, and what is beside them. */
export function drawHosts({ name, hosts, beside = [], links }: Hosts): Topology {
  return {
    version: 1,
    name,
    devices: [
      ...hosts.flatMap(({ devices, ...host }, i) => {
        const id = `h${i + 1}`;
        return [{ id, kind: 'host', ...host }, ...devices.map((each) => ({ ...each, in: id }))];
      }),
      ...beside,
    ],
    links: links.map((link, i) => ({ id: `l${i + 1}`, ...link })),
    notes: [],
  } as unknown as Topology;
}

export function device(kind: string, id: string, name: string, at: Point, more?: Fields): Fields {
  return { id, kind, name, at, ...more };
}

/** A small guest on q35. */
export function guest(
  id: string,
  name: string,
  at: Point,
  nics: readonly Fields[],
  more?: Fields,
): Fields {
  const machine = { arch: 'x86_64', machine: 'q35', memoryMiB: 512, vcpus: 1 };
  return device('guest', id, name, at, { ...machine, ...more, nics });
}

export function namespace(
  id: string,
  name: string,
  at: Point,
  interfaces: readonly Fields[],
  more?: Fields,
): Fields {
  return device('namespace', id, name, at, { ...more, interfaces });
}

/** A cable from `DEVICE:PORT` or `DEVICE` to another; VLANs stand at the ends of switches. */
export function cable(
  kind: string,
  from: string,
  to: string,
  { a, b }: { readonly a?: Vlan; readonly b?: Vlan } = {},
): Fields {
  return { kind, a: end(from, a), b: end(to, b) };
}

function end(place: string, vlan: Vlan | undefined): Fields {
  const [id, port] = place.split(':');
  return { device: id, ...(port && { port }), ...(vlan && { vlan }) };
}

export const access = (tag: number): Vlan => ({ mode: 'access', tag });

export const trunk = (...tags: readonly number[]): Vlan => ({ mode: 'trunk', tags });
