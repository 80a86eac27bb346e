import type { Topology } from '../../../src/core/index.ts';
import { cable, device, draw } from './draw.ts';
import { pings } from './guest.ts';
import { succeed } from './sandbox.ts';
import type { Both } from './two-hosts.ts';
import type { Host } from './vm-host.ts';

const VNI = 42;

interface Outward {
  readonly type?: string;
  readonly kind?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Of the card, or of a switch that has it; nothing is drawn of it otherwise. */
  readonly address?: string;
  readonly bySwitch?: boolean;
  /** Of the machine that is not drawn. */
  readonly remote: string;
  readonly mtu: number;
}

/** A host with a tunnel to an address in a LAN, and a stack in the switch that has it. */
export function outward(options: Outward): Topology {
  const { type = 'vxlan', kind = 'bridge', fields, address, bySwitch, remote, mtu } = options;
  const own = address === undefined ? {} : { addresses: [address] };
  return draw('outward', {
    devices: [
      device('lan', 'office', { in: undefined }),
      device('nic', 'eno1', bySwitch ? {} : own),
      device(kind, 'br0', fields),
      device('namespace', 'in0', { interfaces: [{ id: 'eth0', addresses: ['10.9.0.1/24'] }] }),
      ...(bySwitch ? [device(kind, 'up0', { ...fields, ...own })] : []),
    ],
    links: [
      { ...cable('tunnel', 'br0', 'office', { b: { local: remote } }), type, vni: VNI },
      cable('wire', 'eno1', 'office'),
      cable('veth', 'in0:eth0', 'br0', { mtu }),
      ...(bySwitch ? [cable('member', 'eno1', 'up0')] : []),
    ],
  });
}

/** Over a veth the kernel leaves the checksum of UDP out, which Open vSwitch in user space takes for wrong. */
const WORDS: Readonly<Record<string, string>> = {
  vxlan: `id ${VNI} dstport 4789 noudpcsum`,
  geneve: `id ${VNI} dstport 6081`,
  gretap: `key ${VNI}`,
  ip6gretap: `key ${VNI}`,
};

/** The other end made by hand: both reach each other, also with packets as large as the MTU. */
export async function meet(
  [one, other]: readonly [Host, Host],
  kind: string,
  [own, far]: Both,
  mtu: number,
): Promise<void> {
  const ends = kind === 'geneve' ? `remote ${own}` : `local ${far} remote ${own}`;
  const make = `ip link add name far0 mtu ${mtu} type ${kind} ${ends} ${WORDS[kind]}
    ip address add 10.9.0.2/24 dev far0
    ip link set dev far0 up`;
  const inside = ['ip', 'netns', 'exec', 'in0', 'sh', '-c'];
  try {
    await succeed(other.run(['sh', '-ec', make]));
    await succeed(one.run([...inside, pings('10.9.0.2')]));
    await succeed(one.run([...inside, `ping -c1 -w5 -M do -s ${mtu - 28} 10.9.0.2`]));
    await succeed(other.run(['sh', '-c', pings('10.9.0.1')]));
  } finally {
    await other.run(['ip', 'link', 'del', 'dev', 'far0']);
  }
}
