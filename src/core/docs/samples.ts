import { compile } from '../compile/compile.ts';
import { type DeviceKindId, deviceKinds, standsAlone } from '../devices/index.ts';
import { addDevice } from '../edit/devices.ts';
import { applyFix } from '../edit/fields.ts';
import { connect } from '../edit/links.ts';
import { joins, type LinkKindId, linkKinds } from '../links/index.ts';
import type { DeviceId, Origin } from '../model/ids.ts';
import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';

/** A small drawing that shows a kind, compiled. */
export interface Sample {
  readonly plan: Plan;
  /** That of the kind first, then the one that it is cabled to. */
  readonly devices: readonly [Origin, ...Origin[]];
  /** Absent where the device stands alone. */
  readonly link?: Origin;
}

export type Pair = readonly [DeviceKindId, DeviceKindId];

const DEVICES = Object.keys(deviceKinds) as readonly DeviceKindId[];
/** What a kind needs beside the device that it is cabled to. */
const BESIDE: Readonly<Partial<Record<DeviceKindId, readonly DeviceKindId[]>>> = {
  'ovs-bond': ['nic', 'nic'],
};
/** What shows most of it, where that is not the first kind that can be cabled to it. */
const USUAL: Readonly<Partial<Record<DeviceKindId, DeviceKindId>>> = { guest: 'bridge' };
const EMPTY: Topology = { version: 1, name: 'lab', devices: [], links: [], notes: [] };

/** The device that a sample is of, and its cable. */
export interface Ids {
  readonly device: string;
  readonly link?: string;
}

/** What is chosen in a sample. */
export type Choose = (topology: Topology, ids: Ids) => Topology;

const asDrawn: Choose = (topology) => topology;

/** The smallest drawing with a device of this kind that has no errors: cabled where it can be. */
export function sampleOfDevice(kind: DeviceKindId, choose = asDrawn): Sample | undefined {
  for (const [partner, link] of cablesOf(kind)) {
    const found = cabled([kind, partner], link, choose);
    if (found) return found;
  }
  const alone = placed(kind, hosted(EMPTY));
  const ids = { device: alone.id };
  const whole = choose(mended(choose(alone.topology, ids)), ids);
  return compiled(whole, { devices: [alone.id] });
}

/** The cables to it that are tried, the most telling first. */
export function cablesOf(kind: DeviceKindId): readonly (readonly [DeviceKindId, LinkKindId])[] {
  const first = USUAL[kind];
  const partners = first ? [first, ...DEVICES.filter((one) => one !== first)] : DEVICES;
  return partners.flatMap((one) => kindsBetween(kind, one).map((link) => [one, link] as const));
}

/** The smallest drawing with a cable of this kind between two such devices. */
export function sampleOfLink(kind: LinkKindId, pair: Pair, choose = asDrawn): Sample | undefined {
  return cabled(pair, kind, choose);
}

/** The kinds of devices that a cable of this kind joins, each pair once. */
export function pairsOf(kind: LinkKindId): readonly Pair[] {
  return DEVICES.flatMap((a, i) =>
    DEVICES.slice(i)
      .filter((b) => kindsBetween(a, b).includes(kind))
      .map((b) => [a, b] as const),
  );
}

function kindsBetween(a: DeviceKindId, b: DeviceKindId): readonly LinkKindId[] {
  return joins(deviceKinds[a].roles, deviceKinds[b].roles).map((join) => join.kind);
}

/** On one host, else on two: some cables only run from host to host. */
function cabled([a, b]: Pair, link: LinkKindId, choose: Choose): Sample | undefined {
  for (const apart of [false, true]) {
    const first = placed(a, hosted(EMPTY, apart ? '192.0.2.1/24' : undefined));
    const second = placed(b, apart ? hosted(first.topology, '192.0.2.2/24') : first);
    const joined = connect(second.topology, { device: first.id }, { device: second.id }, link);
    if ('why' in joined) continue;
    const { shown } = linkKinds[link];
    const links = joined.topology.links.map((one) =>
      one.id === joined.id ? { ...one, ...shown } : one,
    );
    const ids = { device: first.id, link: joined.id };
    // Again, as what was to be put right may have been what is chosen.
    const alone = choose(mended(choose({ ...joined.topology, links }, ids)), ids);
    const around = withOthers(withOthers(alone, a, first), b, second);
    const found = compiled(around, {
      devices: [first.id, second.id],
      link: joined.id,
    });
    if (found) return found;
  }
  return undefined;
}

/** Other devices that this one needs cables to. */
function withOthers(
  topology: Topology,
  kind: DeviceKindId,
  { host, id }: Placed & { readonly id: DeviceId },
): Topology {
  let whole = topology;
  for (const other of BESIDE[kind] ?? []) {
    const next = placed(other, { topology: whole, host });
    const joined = connect(next.topology, { device: id }, { device: next.id });
    if (!('why' in joined)) whole = joined.topology;
  }
  return whole;
}

interface Placed {
  readonly topology: Topology;
  readonly host: DeviceId;
}

/** A new host, with a network card that has this address where hosts are to reach each other. */
function hosted(topology: Topology, address?: string): Placed {
  const { topology: housed, id: host } = addDevice(topology, 'host', { at: [0, 0] });
  if (address === undefined) return { topology: housed, host };
  const card = addDevice(housed, 'nic', { at: [0, 0], in: host });
  const devices = card.topology.devices.map((one) =>
    one.id === card.id ? { ...one, addresses: [address] } : one,
  );
  return { topology: { ...card.topology, devices }, host };
}

/** The host itself is the one that everything stands in. */
function placed(
  kind: DeviceKindId,
  { topology, host }: Placed,
): Placed & { readonly id: DeviceId } {
  if (deviceKinds[kind].container) return { topology, host, id: host };
  const place = standsAlone(deviceKinds[kind]) ? {} : { in: host };
  return { host, ...addDevice(topology, kind, { at: [0, 0], ...place }) };
}

/** With what the checks know to put right, such as a model that fits a cable. */
function mended(topology: Topology): Topology {
  return compile(topology).diagnostics.reduce(
    (better, { severity, fixes = [] }) =>
      severity === 'error' && fixes[0] ? applyFix(better, fixes[0]) : better,
    topology,
  );
}

function compiled(topology: Topology, of: Omit<Sample, 'plan'>): Sample | undefined {
  const { plan, diagnostics } = compile(topology);
  const sound = diagnostics.every(({ severity }) => severity !== 'error');
  return sound ? { plan, ...of } : undefined;
}
