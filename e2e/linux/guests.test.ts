import { afterEach, describe, expect, test } from 'vitest';
import { bootGuest, driverOf, type Guest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { openSandbox, type Sandbox } from './harness/sandbox.ts';
import { settleTo, takeSnapshot } from './harness/snapshot.ts';
import { sampleTopology } from '../../src/core/index.ts';

let box: Sandbox;
afterEach(() => box.close());

async function bootAll(lab: Lab): Promise<ReadonlyMap<string, Guest>> {
  const booted = lab.guests.map(async (machine) => {
    const guest = await bootGuest(box, `${lab.folder}/guests/${machine.name}.sh`, machine);
    return [machine.name, guest] as const;
  });
  return new Map(await Promise.all(booted));
}

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  test('the guests of the sample boot from their scripts and ping each other', async () => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(sampleTopology, bundle);
    await place(lab, box);
    const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
    const probe = (command: string) =>
      box.run(['ip', 'netns', 'exec', 'probe', 'sh', '-c', command]);
    const before = await takeSnapshot(box);
    expect(await net('up')).toMatchObject({ status: 0 });

    const guests = await bootAll(lab);
    const [web, firewall, legacy] = ['web1', 'firewall', 'legacy-nt'].map((n) => guests.get(n)!);
    const drivers = lab.guests.flatMap(({ name, nics }) =>
      nics.map(async ({ mac, model }) => [model, await driverOf(guests.get(name)!, mac)]),
    );
    expect(Object.fromEntries(await Promise.all(drivers))).toEqual({
      'virtio-net-pci': 'virtio_net',
      e1000e: 'e1000e',
      rtl8139: '8139cp',
      e1000: 'e1000',
    });

    const answered = { status: 0 };
    expect(await web!.run(pings('192.0.2.1'))).toMatchObject(answered);
    expect(await web!.run(pings('192.0.2.10'))).toMatchObject(answered);
    expect(await firewall!.run(pings('192.0.2.20'))).toMatchObject(answered);
    expect(await firewall!.run(pings('10.20.0.9'))).toMatchObject(answered);
    expect(await firewall!.run(pings('2001:db8:20::9'))).toMatchObject(answered);
    expect(await probe(pings('10.20.0.1'))).toMatchObject(answered);

    // VLAN 30 is not 20: not even an address of the other's network gets through.
    const other =
      'd=$(ip -o addr | grep 10.30.0.7 | cut -d" " -f2); ip addr add 10.20.0.7/24 dev $d';
    expect(await legacy!.run(other)).toMatchObject(answered);
    expect(await legacy!.run(staysSilent('10.20.0.9'))).toMatchObject(answered);
    expect(await probe(staysSilent('10.20.0.7'))).toMatchObject(answered);
    // And it is VLAN 30 that holds it back: moved there, the namespace hears it.
    const move =
      'p=$(ovs-vsctl --bare --columns=name find port tag=20 | grep probe) && ovs-vsctl set port $p tag=30';
    expect(await box.run(['sh', '-c', move])).toMatchObject(answered);
    expect(await probe(pings('10.20.0.7'))).toMatchObject(answered);

    await Promise.all([...guests.values()].map((guest) => guest.stop()));
    expect(await net('down')).toMatchObject({ status: 0 });
    expect(await settleTo(box, before)).toEqual(before);
  });
});
