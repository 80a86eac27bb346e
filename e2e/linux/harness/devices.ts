/** What both a hand-written and libvirt's command line say of one device. */
type Device = Readonly<Record<string, string>>;

/** Drivers of the controllers that network cards need. */
const controllers = ['pcie-root-port', 'pcie-pci-bridge', 'pci-bridge', 'qemu-xhci'];
const compared = [
  'id',
  'mac',
  'bus',
  'addr',
  'chassis',
  'chassis_nr',
  'port',
  'mq',
  'vectors',
  'host_mtu',
  'rx_queue_size',
  'tx_queue_size',
  'packed',
  'rss',
  'bootindex',
  'romfile',
  'csum',
  'gso',
  ...['tso4', 'tso6', 'ecn', 'ufo'].map((one) => `host_${one}`),
  ...['csum', 'tso4', 'tso6', 'ecn', 'ufo'].map((one) => `guest_${one}`),
  'reg',
  'failover',
  'failover_pair_id',
  ...['devno', 'iobase', 'irq'],
];

/** Options of a -netdev that leads to another guest. */
const places = ['listen', 'connect', 'udp', 'localaddr', 'net'];

/** Back ends that QEMU is told of past libvirt, in the same words. */
const asQemu = ['hubport', 'l2tpv3', 'stream', 'dgram'];

/** Network cards and their controllers of a QEMU command line, on one footing; by id. */
export function devicesOf(argv: readonly string[]): readonly Device[] {
  const netdevs = new Map(optionsOf(argv, '-netdev').map((each) => [each['id'], each]));
  const chardevs = new Map(optionsOf(argv, '-chardev').map((each) => [each['id'], each]));
  return optionsOf(argv, '-device')
    .filter((each) => 'mac' in each || controllers.includes(each['driver'] ?? ''))
    .map((each): Device => {
      const kept = compared.flatMap((key) => {
        const value = each[key];
        return value === undefined ? [] : [[key, canonical(value)] as const];
      });
      return {
        model: each['driver'] ?? '',
        ...Object.fromEntries(kept),
        ...('mac' in each ? ofTap(netdevs.get(each['netdev'])) : {}),
        ...placesOf(netdevs.get(each['netdev'])),
        ...socketOf(netdevs.get(each['netdev']), chardevs),
      };
    })
    .toSorted((a, b) => `${a['id']}`.localeCompare(`${b['id']}`));
}

/** A guest's memory in MiB. */
export function memoryOf(argv: readonly string[]): number {
  const [, size = '', unit] = /^(?:size=)?(\d+)(k?)/.exec(argv[argv.indexOf('-m') + 1] ?? '') ?? [];
  return unit === 'k' ? Number(size) / 1024 : Number(size);
}

/** Whether other processes are given the memory of the guest. */
export function sharesMemory(argv: readonly string[]): boolean {
  return optionsOf(argv, '-object').some(
    (each) => each['share'] !== undefined && canonical(each['share']) === 'on',
  );
}

function placesOf({ mcast, ...netdev }: Device = {}): Device {
  // libvirt has no word for what a group is bound to here.
  if (mcast !== undefined) return { mcast };
  if (asQemu.includes(netdev['driver'] ?? '') || 'hostfwd' in netdev) {
    const { id: _, ...words } = netdev;
    return { netdev: JSON.stringify(words) };
  }
  return Object.fromEntries(Object.entries(netdev).filter(([key]) => places.includes(key)));
}

/** What a vhost-user card has at the other end of its chardev. */
function socketOf(
  { chardev }: Device = {},
  chardevs: ReadonlyMap<string | undefined, Device>,
): Device {
  const { path, server = 'off', reconnect = '0' } = chardevs.get(chardev) ?? {};
  return path === undefined ? {} : { path, server: canonical(server), reconnect };
}

/** libvirt has no word for vhostforce=, and means it: without vhost it starts no guest of KVM. */
function ofTap(netdev: Device = {}): Device {
  return { queues: queuesOf(netdev), vhost: canonical(netdev['vhost'] ?? 'off') };
}

function queuesOf(netdev: Device): string {
  // libvirt hands its taps over, one file descriptor a queue.
  if (netdev['fds']) return String(netdev['fds'].split(':').length);
  return netdev['queues'] ?? '1';
}

/** `0x2`, `2` and `0x2.0x0` are one place; `on` and `true` one word. */
function canonical(value: string): string {
  if (value === 'true') return 'on';
  if (value === 'false') return 'off';
  const parts = value.split('.');
  if (!parts.every((part) => /^(0x[0-9a-f]+|\d+)$/i.test(part))) return value;
  const numbers = parts.map(Number);
  return (numbers.at(-1) === 0 && numbers.length > 1 ? numbers.slice(0, -1) : numbers).join('.');
}

function optionsOf(argv: readonly string[], flag: string): Device[] {
  return argv.flatMap((word, i) => {
    const value = argv[i + 1];
    return word === flag && value !== undefined ? [parse(value)] : [];
  });
}

function parse(value: string): Device {
  if (value.startsWith('{')) {
    const found = JSON.parse(value) as Record<string, string | number | boolean>;
    return Object.fromEntries(Object.entries(found).map(([key, each]) => [key, String(each)]));
  }
  const [driver = '', ...rest] = value.split(',');
  const pairs = rest.map((pair) => pair.split('=') as [string, string]);
  return { driver, ...Object.fromEntries(pairs) };
}
