import { cable, device, draw, guest } from './draw.ts';

/** What a program takes frames from, by sockets that QEMU or the program makes; QEMU has a folder for them. */
export const vhostUsers = (name: string, first: object) =>
  draw(name, {
    devices: [
      device('vhost-user', 'dpdk'),
      {
        ...guest('a', [
          { id: 'eth0', model: 'virtio-net-pci', queues: 2, txQueueSize: '512' },
          { id: 'eth1', model: 'virtio-net-pci' },
        ]),
        vcpus: 2,
      },
      guest('b', [{ id: 'eth0', model: 'virtio-net-pci' }]),
    ],
    links: [
      { ...cable('vhost-user', 'a:eth0', 'dpdk'), ...first },
      {
        ...cable('vhost-user', 'a:eth1', 'dpdk'),
        ...{ path: '/run/dpdk/a1.sock', server: false, reconnect: 2 },
      },
      {
        ...cable('vhost-user', 'b:eth0', 'dpdk'),
        ...{ path: '/run/dpdk/b.sock', server: false },
      },
    ],
  });
