import { compile, type Topology } from '../../../src/core/index.ts';
import { cable, device, draw } from './draw.ts';

type Guest = ReturnType<typeof device>;

/** A drawing with a guest of each of these names that a guest may have. */
export function hostileLab(names: readonly string[]): Topology {
  const drawn = (guests: readonly Guest[]) =>
    draw(names[0]!, {
      host: { name: names[1] },
      devices: [device('bridge', 'br0'), ...guests],
      links: guests.map(({ id }) => cable('tap', `${String(id)}:eth0`, 'br0')),
    });
  const size = { arch: 'x86_64', machine: 'q35', memoryMiB: 64, vcpus: 1 };
  const nics = [{ id: 'eth0', model: 'virtio-net-pci' }];
  const guests = names.map((name, i) => device('guest', `g${i}`, { ...size, nics, name }));
  const refused = new Set(
    compile(drawn(guests)).diagnostics.flatMap(({ severity, anchors }) =>
      anchors.map((anchor) => (severity === 'error' && 'id' in anchor ? anchor.id : '')),
    ),
  );
  return drawn(guests.filter(({ id }) => !refused.has(String(id))));
}
