import { describe, expect, test } from 'vitest';
import { cable, device, draw, guest } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { english } from '../util/message.ts';
import { datapathOf } from './datapath.ts';

const [VECTOR, IDLE] = ['eth0', 'eth1'].map((id) => ({ id, model: 'uml-vector' }));

function pathOf(
  model: string,
  kind: string,
  to: string,
  more: object = {},
  link: object = {},
  card = 0,
) {
  const vm = { ...guest('vm', [{ id: 'eth0', model }]), ...more };
  const devices = [
    vm,
    guest('far', [{ id: 'eth0', model: 'e1000' }]),
    device('bridge', 'br0'),
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    device('nic', 'eno1'),
    device('user-net', 'out'),
    device('vhost-user', 'dpdk'),
    device('vdpa', 'vdpa0', { number: 0 }),
  ];
  const links = [
    { ...cable(kind, 'vm:eth0', to), ...link },
    ...(kind === 'tap' ? [cable('member', 'eno1', 'br0')] : []),
  ];
  const [host] = compile(draw('paths', { devices, links })).plan.hosts;
  const machine = host!.resources.find((one) => one.kind === 'machine' && one.label === 'vm');
  if (machine?.kind !== 'machine') throw new Error('no guest');
  const { stages, faster } = datapathOf(machine, machine.nics[card]!, host!.resources);
  return {
    way: stages.map(({ place, what }) => `${place}: ${english(what)}`),
    faster: faster.map(english),
    how: stages.map(({ how }) => english(how)),
  };
}

describe('the way of a frame', () => {
  test('of virtio by a tap and a bridge, out by its card', () => {
    const { way, faster } = pathOf('virtio-net-pci', 'tap', 'br0');
    expect(way).toEqual([
      'guest: virtio_net',
      'card: virtio-net',
      'qemu: QEMU',
      'kernel: vm-eth0',
      'kernel: br0',
      'outside: eno1',
    ]);
    expect(faster).toEqual(['vhost on its TAP cable: the kernel does what QEMU does, without it.']);
  });

  test('by a thread of the kernel', () => {
    const { way, faster } = pathOf('virtio-net-pci', 'tap', 'br0', {}, { vhost: 'on' });
    expect(way[2]).toBe('kernel: vhost');
    expect(faster).toEqual([]);
  });

  test('several processors want several queues', () => {
    const { faster } = pathOf('virtio-net-pci', 'tap', 'br0', { vcpus: 4 }, { vhost: 'on' });
    expect(faster).toEqual(['4 queues, one for each processor of the guest.']);
  });

  test('of an emulated card by a switch in user space', () => {
    const { way, faster, how } = pathOf('e1000', 'tap', 'ovs0');
    expect(way.at(-2)).toBe('program: ovs0');
    expect(how[1]).toMatch(/VM exit, several a frame/);
    expect(faster[0]).toMatch(/^The card virtio-net-pci/);
    expect(faster[1]).toMatch(/^The datapath system/);
  });

  test('of User-mode Linux, with nobody in between', () => {
    const { way, faster } = pathOf('uml-netdev', 'tap', 'br0', { machine: 'uml' });
    expect(way).toEqual(['guest: uml-netdev', 'kernel: vm-eth0', 'kernel: br0', 'outside: eno1']);
    expect(faster).toEqual([expect.stringMatching(/^The card uml-vector/)]);
    const alone = pathOf(
      'uml-vector',
      'tap',
      'br0',
      { machine: 'uml', nics: [VECTOR, IDLE] },
      {},
      1,
    );
    expect(alone.way).toEqual(['guest: uml-vector', 'guest: User-mode Linux']);
  });

  test('of bytes through a port', () => {
    expect(pathOf('ne2k_pci', 'tap', 'br0').how[0]).toMatch(/all bytes/);
  });

  test('without a bridge, by QEMU alone, to another guest', () => {
    expect(pathOf('virtio-net-pci', 'macvtap', 'eno1').way.slice(2)).toEqual([
      'qemu: QEMU',
      'kernel: vm-eth0',
      'outside: eno1',
    ]);
    expect(pathOf('virtio-net-pci', 'user', 'out').way.slice(2)).toEqual([
      'qemu: SLiRP',
      'kernel: Sockets of the host',
      'outside: What the host reaches',
    ]);
    const polled = pathOf('virtio-net-pci', 'vhost-user', 'dpdk');
    expect(polled.way.slice(2)).toEqual(['program: vhost-user', 'outside: Other ports']);
    expect(polled.faster).toEqual([]);
    const offloaded = pathOf('virtio-net-pci', 'vdpa', 'vdpa0');
    expect(offloaded.way.slice(2)).toEqual(['outside: /dev/vhost-vdpa-0', 'outside: Other ports']);
    expect(offloaded.faster).toEqual([]);
    const socket = pathOf('virtio-net-pci', 'socket', 'far:eth0');
    expect(socket.way.slice(2)).toEqual([
      'qemu: QEMU',
      'kernel: IP stack of the host',
      'qemu: Process of the other guest',
    ]);
    expect(socket.faster[0]).toMatch(/^TAP cables into one bridge/);
  });
});
