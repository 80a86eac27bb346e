import { afterEach, describe, expect, test } from 'vitest';
import { bootGuest, driverOf, type Guest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { compile, sampleTopology } from '../../src/core/index.ts';
import { reachabilityOf } from '../../src/core/simulating.ts';

let box: Sandbox;
afterEach(() => box.close());

async function bootAll(lab: Lab): Promise<ReadonlyMap<string, Guest>> {
  const booted = lab.guests.map(async (machine) => {
    const guest = await bootGuest(box, `${lab.folder}/guests/${machine.name}.sh`, machine);
    return [machine.name, guest] as const;
  });
  return new Map(await Promise.all(booted));
}

/** What the designer says of the guests before anything is built, asked of them now. */
async function answerAsForetold(guests: ReadonlyMap<string, Guest>, lab: Lab): Promise<void> {
  const { from } = reachabilityOf(compile(sampleTopology).plan);
  const asked = lab.guests.flatMap(({ name, origin }) =>
    from(origin).map(({ to, answer }) => ({ guest: guests.get(name)!, to, answer })),
  );
  for (const { guest, to, answer } of asked) {
    if (answer === 'reaches') await succeed(guest.run(pings(to)));
    if (answer === 'silent') await succeed(guest.run(staysSilent(to)));
  }
  const count = (kind: string) => asked.filter(({ answer }) => answer === kind).length;
  expect([count('reaches'), count('silent')]).toEqual([7, 7]);
}

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  test('the guests of the sample boot from their scripts and ping each other', async () => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(sampleTopology, bundle);
    await place(lab, box);
    const net = (verb: string) => runNet(lab, box, verb);
    const probe = (command: string) =>
      box.run(['ip', 'netns', 'exec', 'probe', 'sh', '-c', command]);
    const before = await takeSnapshot(box);
    await succeed(net('up'));

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

    await succeed(web!.run(pings('192.0.2.1')));
    await succeed(web!.run(pings('192.0.2.10')));
    await succeed(firewall!.run(pings('192.0.2.20')));
    await succeed(firewall!.run(pings('10.20.0.9')));
    await succeed(firewall!.run(pings('2001:db8:20::9')));
    await succeed(probe(pings('10.20.0.1')));

    await answerAsForetold(guests, lab);

    // VLAN 30 is not 20: not even an address of the other's network gets through.
    const other =
      'd=$(ip -o addr | grep 10.30.0.7 | cut -d" " -f2); ip addr add 10.20.0.7/24 dev $d';
    await succeed(legacy!.run(other));
    await succeed(legacy!.run(staysSilent('10.20.0.9')));
    await succeed(probe(staysSilent('10.20.0.7')));
    // And it is VLAN 30 that holds it back: moved there, the namespace hears it.
    const move =
      'p=$(ovs-vsctl --bare --columns=name find port tag=20 | grep probe) && ovs-vsctl set port $p tag=30';
    await succeed(box.run(['sh', '-c', move]));
    await succeed(probe(pings('10.20.0.7')));

    await Promise.all([...guests.values()].map((guest) => guest.stop()));
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
