import { describe, expect, it } from 'vitest';
import facts from './facts/qemu-nics.json';
import { MACHINE_TYPES, machineType, modelsFor } from './machines.ts';
import { NIC_MODELS } from './models.ts';

const ofQemu = MACHINE_TYPES.filter(({ engine }) => engine === undefined);

/** Network devices of QEMU that no drawing has, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  pvrdma: 'an RDMA device beside a vmxnet3: it takes neither mac= nor netdev=',
  rocker: 'a switch with an array of ports: it takes neither mac= nor netdev=',
};

const PROPERTIES: Readonly<Record<string, readonly string[]>> = facts.properties;
const having = (property: string) =>
  Object.keys(PROPERTIES).filter((model) => PROPERTIES[model]?.includes(property));

describe('the tables of cards and machines', () => {
  it.each(facts.machines)('$emulator $machine realises what QEMU does', (fact) => {
    const machine = MACHINE_TYPES.find(
      (row) => row.emulator === fact.emulator && row.id === fact.machine,
    );
    // It takes no netdev.
    const emulated = machine?.models.filter((model) => model !== 'vfio-pci');
    expect(emulated?.toSorted()).toEqual(fact.models);
  });

  it.each(facts.machines)(
    '$emulator $machine has on board what QEMU makes where nothing is said',
    ({ emulator, machine, nic, ...fact }) => {
      const row = MACHINE_TYPES.find((each) => each.emulator === emulator && each.id === machine);
      expect(row?.nicOption).toBe(nic.length > 0);
      expect(row?.onBoard).toBe(fact.onBoard);
      expect(row?.maxVcpus).toBe(fact.cpuMax);
      // None that -nic makes and -device does not.
      expect(nic.filter((model) => !row?.models.includes(model))).toEqual([]);
    },
  );

  it.each(Object.entries(facts.devices))('has every card of %s, or a reason', (_emulator, all) => {
    expect(all.filter((model) => !NIC_MODELS[model] && !LEFT_OUT[model])).toEqual([]);
  });

  it('leaves out only what QEMU has, and does not draw it after all', () => {
    for (const model of Object.keys(LEFT_OUT)) {
      expect(Object.values(facts.devices).flat()).toContain(model);
      expect(NIC_MODELS[model]).toBeUndefined();
    }
  });

  it('has no machine that was not read from QEMU', () => {
    expect(ofQemu.length).toBe(facts.machines.length);
  });

  it('has every card under its own id, on at least one machine', () => {
    const used = new Set(MACHINE_TYPES.flatMap((machine) => machine.models));
    expect(Object.keys(NIC_MODELS).sort()).toEqual([...used].sort());
    for (const [key, row] of Object.entries(NIC_MODELS)) expect(row.id).toBe(key);
  });

  const ofQemus = Object.values(NIC_MODELS).filter(({ bus }) => bus !== 'uml' && bus !== 'lxc');

  it.each([
    ['multiqueue', 'mq'],
    ['offloads', 'host_tso4'],
    // Features that vhost of the kernel or of another program may lack: only cards that can be theirs say which.
    ['vhost', 'mrg_rxbuf'],
    ['tellsMtu', 'host_mtu'],
  ] as const)('knows by QEMU which cards have %s', (can, property) => {
    const told = ofQemus.filter((row) => row[can]).map(({ id }) => id);
    expect(told.sort()).toEqual(having(property).sort());
  });

  it('knows by QEMU which cards sit on USB, and takes them for a family', () => {
    const onUsb = having('port').sort();
    for (const family of [
      ofQemus.filter((row) => row.bus === 'usb'),
      ofQemus.filter((row) => row.family === 'usb'),
    ])
      expect(family.map(({ id }) => id).sort()).toEqual(onUsb);
  });

  it('gives a default that the machine realises', () => {
    for (const machine of MACHINE_TYPES) expect(machine.models).toContain(machine.defaultModel);
  });

  it('answers hostile words with nothing', () => {
    expect(machineType('x86_64', '__proto__')).toBeUndefined();
    expect(modelsFor('constructor', 'pc')).toEqual([]);
    expect(NIC_MODELS['constructor']).toBeUndefined();
  });
});
