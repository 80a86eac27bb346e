import { afterEach, describe, expect, test } from 'vitest';
import { type Attachment, type Backend, type Machine, machineTypes } from '../../src/core/index.ts';
import { crowd } from './harness/crowd.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { guestLabs, qemuLabs } from './harness/labs.ts';
import { type Card, type Netdev, readCards, readNetdevs, startStopped } from './harness/qmp.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

let box: Sandbox;
afterEach(() => box.close());

function rowOf({ arch, machineType }: Machine) {
  const row = machineTypes.find((each) => each.arch === arch && each.id === machineType);
  if (!row) throw new Error(`no machine ${arch} ${machineType}`);
  return row;
}

function plannedCard(machine: Machine, nic: Attachment, index: number): Card {
  const root = rowOf(machine).bus === 'pcie' ? 'pcie.0' : 'pci.0';
  const bus = nic.pci && (nic.pci.bus === 0 ? root : `pci.${nic.pci.bus}`);
  return {
    id: `net${index}`,
    model: nic.model,
    mac: nic.mac,
    ...(nic.pci ? { place: `${bus} 0x${nic.pci.slot.toString(16)}.${nic.pci.function}` } : {}),
    ...(nic.mtu === undefined ? {} : { hostMtu: nic.mtu }),
    ...(nic.backend.type === 'none' ? {} : { netdev: `hostnet${index}` }),
  };
}

function plannedNetdev(nic: Attachment, index: number, sockets: string): Netdev[] {
  const { backend, queues } = nic;
  if (backend.type === 'none') return [];
  const all = backend.type === 'tap' || backend.type === 'macvtap' ? queues : 1;
  return [{ id: `hostnet${index}`, ...told(backend, sockets), queues: all }];
}

/** As `info network` of a QEMU that is alone tells it. */
function told(
  backend: Exclude<Backend, { type: 'none' }>,
  sockets: string,
): { type: string; text: string } {
  switch (backend.type) {
    case 'tap':
      return { type: 'tap', text: `ifname=${backend.ifname},script=no,downscript=no` };
    case 'macvtap':
      return { type: 'tap', text: 'a descriptor' };
    case 'user':
      return { type: 'user', text: backend.network };
    case 'stream': {
      const { netdev, listens } = backend;
      return { type: netdev, text: listens || netdev === 'socket' ? '' : 'connection error' };
    }
    case 'datagrams': {
      const { netdev, local, remote } = backend;
      const unix = typeof local === 'string';
      const text = unix
        ? `${sockets}/${local}:${sockets}/${remote}`
        : `127.0.0.1:${local}/127.0.0.1:${remote}`;
      return {
        type: netdev,
        text: netdev === 'dgram' ? `udp=${text}` : `socket: udp=127.0.0.1:${remote}`,
      };
    }
  }
}

/** Network and mask of SLiRP, as `net=10.0.2.0,restrict=off` tells it, are enough to know it by. */
const plain = (netdev: Netdev): Netdev => ({
  ...netdev,
  text: netdev.text.replace(/^net=([0-9.]+).*/, '$1').replace(/^fd=\d$/, 'a descriptor'),
});

async function agree(lab: Lab): Promise<void> {
  expect(lab.guests.length).toBeGreaterThan(0);
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  const sockets = `/run/vethloom/${lab.plan.lab.id}/sockets`;
  await succeed(box.run(['mkdir', '-p', sockets]));
  for (const machine of lab.guests) {
    const script = `${lab.folder}/guests/${machine.name}.sh`;
    // Debian keeps its firmware where QEMU does not look by itself.
    const more =
      machine.machineType === 'ppce500' ? ['-bios', '/usr/lib/u-boot/qemu-ppce500/uboot.elf'] : [];
    const qmp = await startStopped(box, script, more);
    expect(await readCards(qmp), machine.name).toEqual(
      machine.nics.map((nic, index) => plannedCard(machine, nic, index)),
    );
    const netdevs = (await readNetdevs(qmp)).map(plain);
    const planned = machine.nics
      .flatMap((nic, index) => plannedNetdev(nic, index, sockets))
      .map((each) => ({ ...each, text: each.text.replace(/\/\d+$/, '') }));
    expect(netdevs.toSorted(byId), machine.name).toEqual(planned.toSorted(byId));
    await qmp.quit();
  }
}

const byId = (a: Netdev, b: Netdev) => a.id.localeCompare(b.id);

describe('real QEMU makes what was drawn', () => {
  test.each([...guestLabs, ...qemuLabs])('$name', async (topology) => {
    box = await openSandbox({ ovs: true });
    await agree(exportLab(topology, 'shell-qemu'));
  });

  test.each(machineTypes)('every card of $arch $id', async ({ arch, id, models }) => {
    box = await openSandbox();
    await agree(exportLab(crowd(`${arch} ${id}`, arch, id, models, 7), 'shell-qemu'));
  });

  test.each(['pc', 'q35'])('forty cards in one %s', async (id) => {
    box = await openSandbox();
    const models = Array.from({ length: 40 }, (_, i) => (i % 2 ? 'virtio-net-pci' : 'e1000'));
    await agree(exportLab(crowd(`forty ${id}`, 'x86_64', id, models, 40), 'shell-qemu'));
  });
});
