import type { Host } from './vm-host.ts';

/** One device as `ip -j -d addr` tells it, in part. */
export interface LinkState {
  readonly ifname: string;
  readonly mtu: number;
  readonly flags: readonly string[];
  readonly master?: string;
  /** What it stands on. */
  readonly link?: string;
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
  /** By address family. */
  readonly forwarding: Readonly<Record<4 | 6, boolean>>;
}

/** A row of an Open vSwitch table; sets are lists, maps are objects. */
export type Row = Readonly<Record<string, unknown>>;

export interface State {
  readonly root: NetworkState;
  readonly namespaces: ReadonlyMap<string, NetworkState>;
  readonly ovs: Readonly<Record<'Bridge' | 'Port' | 'Interface', readonly Row[]>>;
  /** Of nftables, in the host's own stack. */
  readonly rules: readonly string[];
  /** Arguments of each dnsmasq. */
  readonly servers: readonly string[];
  /** The same of each vde_switch and slirpvde. */
  readonly switches: readonly string[];
}

const ovsTables = ['Bridge', 'Port', 'Interface'] as const;

/** One shell for all of it; each answer is a line or more of JSON after a line that names it. */
const script = `
answer() { echo "@@ $1"; shift; "$@"; }
network() { # NAMESPACE COMMAND...
  name=$1; shift
  answer "$name links" "$@" ip -j -d addr
  answer "$name routes4" "$@" ip -j -4 route
  answer "$name routes6" "$@" ip -j -6 route
  answer "$name vlans" "$@" bridge -j vlan
  answer "$name forwarding" "$@" cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding
}
network /
for name in $(ls /run/netns); do network "$name" ip netns exec "$name"; done
if command -v nft >/dev/null; then answer rules nft list ruleset 2>/dev/null; fi
answer servers ps -C dnsmasq -o args=
answer switches ps -C vde_switch,slirpvde,vde_plug2tap -o args=
[ -S /run/openvswitch/db.sock ] || exit 0
for table in ${ovsTables.join(' ')}; do
  answer "ovs $table" ovs-vsctl --timeout=5 -f json list "$table"
done
`;

/** Reads what kernel and Open vSwitch hold now. */
export async function readState(box: Host): Promise<State> {
  const { stdout, stderr } = await box.run(['sh', '-c', script]);
  if (stderr !== '') throw new Error(stderr);
  const answers = new Map<string, string>();
  const parts = stdout.split(/^@@ (.*)\n/m);
  for (let i = 1; i < parts.length; i += 2) answers.set(parts[i]!, parts[i + 1] ?? '');
  const names = [...answers.keys()].flatMap((key) => /^(.*) links$/.exec(key)?.[1] ?? []);
  const networks = new Map(names.map((name) => [name, networkOf(answers, name)]));
  const root = networks.get('/');
  if (!root) throw new Error(`nothing was read back: ${stdout}`);
  networks.delete('/');
  const tables = ovsTables.map((table) => [table, rowsOf(answers.get(`ovs ${table}`))] as const);
  const lines = (what: string) => (answers.get(what) ?? '').split('\n').map((line) => line.trim());
  return {
    root,
    namespaces: networks,
    ovs: Object.fromEntries(tables) as State['ovs'],
    rules: lines('rules'),
    servers: lines('servers'),
    switches: lines('switches'),
  };
}

function networkOf(answers: ReadonlyMap<string, string>, name: string): NetworkState {
  const read = <T>(what: string) => listOf<T>(answers.get(`${name} ${what}`) ?? '');
  const links = read<LinkState>('links');
  // An internal port of Open vSwitch cannot be renamed: its drawn name is an altname.
  const [four, six] = (answers.get(`${name} forwarding`) ?? '').split('\n');
  const drawn = new Map(links.map(({ ifname, altnames }) => [ifname, altnames?.[0] ?? ifname]));
  return {
    links: links.map((link) => ({ ...link, ifname: drawn.get(link.ifname) ?? link.ifname })),
    routes: [...read<RouteState>('routes4'), ...read<RouteState>('routes6')].map(
      ({ dev, ...route }) => ({
        ...route,
        ...(dev === undefined ? {} : { dev: drawn.get(dev) ?? dev }),
      }),
    ),
    vlans: read<VlanState>('vlans'),
    forwarding: { 4: four === '1', 6: six === '1' },
  };
}

function rowsOf(answer: string | undefined): readonly Row[] {
  if (answer === undefined) return [];
  const { headings, data } = JSON.parse(answer) as { headings: string[]; data: unknown[][] };
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

/** ip prints {} for what is not there, and nothing at all for an empty list. */
function listOf<T>(answer: string): readonly T[] {
  const found = answer.trim() === '' ? [] : (JSON.parse(answer) as T[]);
  return found.filter((each) => Object.keys(each as object).length > 0);
}
