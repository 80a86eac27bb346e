import { afterEach, describe, expect, test } from 'vitest';
import { type Attachment, type Machine, machineTypes } from '../../src/core/index.ts';
import { crowd } from './harness/crowd.ts';
import { firmwareFor, qemuMachines } from './harness/cube.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { guestLabs, qemuLabs } from './harness/labs.ts';
import { plain, plannedNetdev } from './harness/netdevs.ts';
import {
  type Card,
  type Netdev,
  type Qmp,
  readCards,
  readNetdevs,
  startStopped,
} from './harness/qmp.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

let box: Sandbox;
afterEach(() => box.close());

function rowOf({ arch, machineType }: Machine) {
  const row = machineTypes.find((each) => each.arch === arch && each.id === machineType);
  if (!row) throw new Error(`no machine ${arch} ${machineType}`);
  return row;
}

/** QEMU has a ROM for every other card on PCI. */
const NO_ROM = ['sungem', 'tulip'];

function plannedCard(machine: Machine, nic: Attachment, index: number): Card {
  const { bus: kind, rootBus = 0 } = rowOf(machine);
  const isRoot = kind === 'pcie' && nic.pci?.bus === 0;
  const bus = nic.pci && (isRoot ? 'pcie.0' : `pci.${rootBus + nic.pci.bus}`);
  return {
    id: `net${index}`,
    model: nic.model,
    mac: nic.mac,
    ...(nic.pci ? { place: `${bus} 0x${nic.pci.slot.toString(16)}.${nic.pci.function}` } : {}),
    ...(nic.mtu === undefined ? {} : { hostMtu: nic.mtu }),
    ...(nic.rxQueueSize === undefined ? {} : { rxQueueSize: nic.rxQueueSize }),
    ...(nic.txQueueSize === undefined ? {} : { txQueueSize: nic.txQueueSize }),
    ...(nic.offloads === undefined ? {} : { offloads: nic.offloads }),
    ...(nic.packed ? { packed: true } : {}),
    ...(nic.rss ? { rss: true } : {}),
    ...(nic.bootIndex === undefined ? {} : { bootIndex: nic.bootIndex }),
    ...(nic.rom === false || NO_ROM.includes(nic.model) ? { rom: false } : {}),
    ...(nic.backend.type === 'none' ? {} : { netdev: `hostnet${index}` }),
  };
}

async function agree(lab: Lab): Promise<void> {
  expect(lab.guests.length).toBeGreaterThan(0);
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  const sockets = `/run/vethloom/${lab.plan.lab.id}/sockets`;
  const started: [Machine, Qmp][] = [];
  // In the plan's order: who listens is there before who connects.
  for (const machine of lab.guests) {
    const script = `${lab.folder}/guests/${machine.name}.sh`;
    started.push([machine, await startStopped(box, script, firmwareFor(machine.machineType))]);
  }
  for (const [machine, qmp] of started) {
    expect(await readCards(qmp), machine.name).toEqual(
      machine.nics.map((nic, index) => plannedCard(machine, nic, index)),
    );
    const netdevs = (await readNetdevs(qmp)).map(plain);
    const planned = machine.nics
      .flatMap((nic, index) => plannedNetdev(nic, index, sockets))
      .map((each) => ({ ...each, text: each.text.replace(/\/\d+$/, '') }));
    expect(netdevs.toSorted(byId), machine.name).toEqual(planned.toSorted(byId));
  }
  for (const [, qmp] of started) await qmp.quit();
}

const byId = (a: Netdev, b: Netdev) => a.id.localeCompare(b.id);

describe('real QEMU makes what was drawn', () => {
  test.each([...guestLabs, ...qemuLabs])('$name', async (topology) => {
    box = await openSandbox({ ovs: true });
    await agree(exportLab(topology, 'shell-qemu'));
  });

  test.each(qemuMachines)('every card of $arch $id', async ({ arch, id, models }) => {
    box = await openSandbox();
    // Hardware of a host has a test of its own.
    const emulated = models.filter((model) => model !== 'vfio-pci');
    await agree(exportLab(crowd(`${arch} ${id}`, arch, id, emulated, 7), 'shell-qemu'));
  });

  test.each(['pc', 'q35'])('forty cards in one %s', async (id) => {
    box = await openSandbox();
    const models = Array.from({ length: 40 }, (_, i) => (i % 2 ? 'virtio-net-pci' : 'e1000'));
    await agree(exportLab(crowd(`forty ${id}`, 'x86_64', id, models, 40), 'shell-qemu'));
  });
});
