import { describe, expect, it } from 'vitest';
import facts from './facts/qemu-nics.json';
import { MACHINE_TYPES, machineType, modelsFor } from './machines.ts';
import { NIC_MODELS } from './models.ts';

const ofQemu = MACHINE_TYPES.filter(({ engine }) => engine === undefined);

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
    '$emulator $machine has no card on board',
    ({ emulator, machine, nic }) => {
      const row = MACHINE_TYPES.find((each) => each.emulator === emulator && each.id === machine);
      expect(row?.nicOption).toBe(nic.length > 0);
      // A card on board is one that -nic makes and -device does not.
      expect(nic.filter((model) => !row?.models.includes(model))).toEqual([]);
    },
  );

  it('has no machine that was not read from QEMU', () => {
    expect(ofQemu.length).toBe(facts.machines.length);
  });

  it('has every card under its own id, on at least one machine', () => {
    const used = new Set(MACHINE_TYPES.flatMap((machine) => machine.models));
    expect(Object.keys(NIC_MODELS).sort()).toEqual([...used].sort());
    for (const [key, row] of Object.entries(NIC_MODELS)) expect(row.id).toBe(key);
  });

  it('knows which cards have several queues and tell their MTU', () => {
    const rows = Object.values(NIC_MODELS).filter(({ bus }) => bus !== 'uml' && bus !== 'lxc');
    expect(
      rows
        .filter((row) => row.multiqueue)
        .map((row) => row.id)
        .sort(),
    ).toEqual(facts.mq);
    expect(
      rows
        .filter((row) => row.tellsMtu)
        .map((row) => row.id)
        .sort(),
    ).toEqual(facts.host_mtu);
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
