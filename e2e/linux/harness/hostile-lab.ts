import { compile, type Topology } from '../../../src/core/index.ts';
import { cable, device, draw } from './draw.ts';

type Guest = ReturnType<typeof device>;

/** A drawing with NAT, DHCP, a namespace to look from, and a guest of each of these names that a guest may have. */
export function hostileLab(names: readonly string[]): Topology {
  const drawn = (guests: readonly Guest[]) =>
    draw(names[0]!, {
      host: { name: names[1] },
      devices: [
        device('bridge', 'br0', { addresses: ['10.9.0.1/16'], nat: true, dhcp: {} }),
        device('namespace', 'probe', {
          interfaces: [{ id: 'eth0', addresses: ['10.9.0.2/16'] }],
        }),
        ...guests,
      ],
      links: [
        cable('veth', 'probe:eth0', 'br0'),
        ...guests.map(({ id }) => cable('tap', `${String(id)}:eth0`, 'br0')),
      ],
    });
  const size = { arch: 'x86_64', machine: 'q35', memoryMiB: 64, vcpus: 1 };
  const guests = names.map((name, i) => {
    const nic = { id: 'eth0', model: 'virtio-net-pci', addresses: [`10.9.1.${i}/16`] };
    return device('guest', `g${i}`, { ...size, nics: [nic], name });
  });
  const refused = new Set(
    compile(drawn(guests)).diagnostics.flatMap(({ severity, anchors }) =>
      anchors.map((anchor) => (severity === 'error' && 'id' in anchor ? anchor.id : '')),
    ),
  );
  return drawn(guests.filter(({ id }) => !refused.has(String(id))));
}
