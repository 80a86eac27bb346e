import type { Host } from './vm-host.ts';

/** One device as `ip -j -d addr` tells it, in part. */
export interface LinkState {
  readonly ifname: string;
  readonly mtu: number;
  readonly flags: readonly string[];
  readonly master?: string;
  readonly address?: string;
  readonly ifalias?: string;
  readonly altnames?: readonly string[];
  readonly linkinfo?: {
    readonly info_kind?: string;
    readonly info_data?: Readonly<Record<string, unknown>>;
    readonly info_slave_kind?: string;
  };
  readonly addr_info: readonly {
    readonly local: string;
    readonly prefixlen: number;
    readonly scope: string;
    readonly family: string;
  }[];
}

interface RouteState {
  readonly dst: string;
  readonly gateway?: string;
  readonly dev?: string;
}

/** Per port, as `bridge -j vlan` tells it. */
interface VlanState {
  readonly ifname: string;
  readonly vlans: readonly { readonly vlan: number; readonly flags?: readonly string[] }[];
}

/** What one network namespace holds. */
export interface NetworkState {
  readonly links: readonly LinkState[];
  readonly routes: readonly RouteState[];
  readonly vlans: readonly VlanState[];
}

/** A row of an Open vSwitch table; sets are lists, maps are objects. */
export type Row = Readonly<Record<string, unknown>>;

export interface State {
  readonly root: NetworkState;
  readonly namespaces: ReadonlyMap<string, NetworkState>;
  readonly ovs: Readonly<Record<'Bridge' | 'Port' | 'Interface', readonly Row[]>>;
}

const ovsTables = ['Bridge', 'Port', 'Interface'] as const;

/** Reads what kernel and Open vSwitch hold now. */
export async function readState(box: Host): Promise<State> {
  const names = await namespaceNames(box);
  const [root, ovs, ...inside] = await Promise.all([
    readNetwork(box),
    readOvs(box),
    ...names.map((name) => readNetwork(box, name)),
  ]);
  return { root, ovs, namespaces: new Map(names.map((name, i) => [name, inside[i]!])) };
}

async function namespaceNames(box: Host): Promise<readonly string[]> {
  const { stdout } = await box.run(['ls', '/run/netns']);
  return stdout.split('\n').filter(Boolean);
}

async function readNetwork(box: Host, namespace?: string): Promise<NetworkState> {
  const enter = namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace];
  const read = <T>(...argv: string[]) => readJson<T>(box, [...enter, ...argv]);
  const [links, routes4, routes6, vlans] = await Promise.all([
    read<LinkState>('ip', '-j', '-d', 'addr'),
    read<RouteState>('ip', '-j', '-4', 'route'),
    read<RouteState>('ip', '-j', '-6', 'route'),
    read<VlanState>('bridge', '-j', 'vlan'),
  ]);
  // An internal port of Open vSwitch cannot be renamed: its drawn name is an altname.
  const drawn = new Map(links.map(({ ifname, altnames }) => [ifname, altnames?.[0] ?? ifname]));
  return {
    links: links.map((link) => ({ ...link, ifname: drawn.get(link.ifname) ?? link.ifname })),
    routes: [...routes4, ...routes6].map(({ dev, ...route }) => ({
      ...route,
      ...(dev === undefined ? {} : { dev: drawn.get(dev) ?? dev }),
    })),
    vlans,
  };
}

async function readOvs(box: Host): Promise<State['ovs']> {
  const { status } = await box.run(['test', '-S', '/run/openvswitch/db.sock']);
  if (status !== 0) return { Bridge: [], Port: [], Interface: [] };
  const tables = await Promise.all(ovsTables.map((table) => readTable(box, table)));
  return { Bridge: tables[0]!, Port: tables[1]!, Interface: tables[2]! };
}

async function readTable(box: Host, table: string): Promise<readonly Row[]> {
  const { status, stdout } = await box.run([
    'ovs-vsctl',
    '--timeout=5',
    '-f',
    'json',
    'list',
    table,
  ]);
  if (status !== 0) return [];
  const { headings, data } = JSON.parse(stdout) as { headings: string[]; data: unknown[][] };
  return data.map((row) =>
    Object.fromEntries(headings.map((heading, i) => [heading, plain(row[i])])),
  );
}

/** OVSDB's way of writing sets, maps and references, as plain values. */
function plain(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2) return value;
  const [word, content] = value as [string, never];
  if (word === 'uuid') return content;
  if (word === 'set') return (content as unknown[]).map(plain);
  if (word === 'map') {
    return Object.fromEntries((content as [string, unknown][]).map(([k, v]) => [k, plain(v)]));
  }
  return value;
}

async function readJson<T>(box: Host, argv: readonly string[]): Promise<readonly T[]> {
  const { status, stdout, stderr } = await box.run(argv);
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  // ip prints {} for what is not there, and nothing at all for an empty list.
  const found = stdout.trim() === '' ? [] : (JSON.parse(stdout) as T[]);
  return found.filter((each) => Object.keys(each as object).length > 0);
}
