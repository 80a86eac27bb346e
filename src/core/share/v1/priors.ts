import type { Prior, Priors, Scalar } from './columns.ts';

/*
 * What version 1 knows beforehand. It makes links short and decides nothing
 * else: a kind, a field or a value that is not here is spelled once and then as
 * short as the others. So a new kind or field needs no line here, and nothing
 * here may ever change: links of version 1 would read as something else.
 */

const always = (...of: readonly Scalar[]): Prior => ({ always: true, of });
const often = (keys: Priors): Prior => ({ always: true, keys });
const usual = (...of: readonly Scalar[]): Prior => ({ of });

const ADDRESSES: Priors = {
  addresses: { always: false },
  gateway: {},
  gateway6: {},
};

const INTERFACES = often({
  id: { always: true, of: ['eth0', 'lab0', 'eth1', 'eth2', 'eth3'], byPlace: true },
  ...ADDRESSES,
});

const MTU: Priors = { mtu: usual(9000, 1500, 1400) };

const SERVICES: Priors = {
  addresses: { always: false },
  nat: usual(true, false),
  dhcp: { keys: { range: {}, leases: {} } },
};

interface KindPrior {
  readonly keys: Priors;
  /** What names begin with. */
  readonly stems: readonly string[];
}

export const KINDS: Readonly<Record<string, KindPrior>> = {
  host: { keys: { interfaces: { ...INTERFACES, always: false } }, stems: ['host', 'kvm'] },
  guest: {
    keys: {
      arch: always('x86_64', 'aarch64'),
      machine: always('q35', 'pc', 'virt'),
      memoryMiB: always(512, 1024, 2048, 256, 4096),
      vcpus: always(1, 2, 4),
      nics: often({
        id: { always: true, of: ['eth0', 'eth1', 'eth2', 'eth3'], byPlace: true },
        model: always('virtio-net-pci', 'e1000', 'rtl8139', 'e1000e'),
        mac: {},
        queues: usual(2, 4),
        ...ADDRESSES,
      }),
    },
    stems: ['vm', 'web', 'db', 'client', 'server'],
  },
  namespace: { keys: { interfaces: INTERFACES, forwarding: usual(true, false) }, stems: ['ns'] },
  bridge: {
    keys: { ...SERVICES, stp: always(false, true), forwardDelay: {}, ...MTU },
    stems: ['br'],
  },
  ovs: {
    keys: {
      ...SERVICES,
      failMode: always('standalone', 'secure'),
      stp: usual(true, false),
      datapath: usual('netdev', 'system'),
      ...MTU,
    },
    stems: ['ovs'],
  },
  nic: { keys: {}, stems: ['eth', 'eno', 'enp'] },
  'user-net': { keys: { network: {} }, stems: ['user'] },
};

export const LINK_KINDS: readonly string[] = ['tap', 'veth', 'member', 'user', 'patch', 'internal'];

export const LINK_KEYS: Priors = MTU;

export const END_KEYS: Priors = {
  vlan: {
    keys: {
      mode: always('access', 'trunk'),
      tag: { always: true, of: [10, 20, 30] },
      tags: {},
      native: {},
    },
  },
  ifname: {},
};
