import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type Machine, nicModels } from '../../src/core/index.ts';
import {
  type Batch,
  batches,
  cubeLab,
  firmwareFor,
  qemuMachines,
  refusalsOf,
  type Seat,
  seats,
  type Way,
  ways,
} from './harness/cube.ts';
import { countFromElsewhere, exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { readCards, readMacs, startStopped } from './harness/qmp.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { startPrograms } from './harness/vhost-user.ts';

const ALONE = batches.at(-1)!;

let box: Sandbox;
afterEach(() => box?.close());

const seatName = ({ machine, model }: Seat) => `${model} on ${machine.arch} ${machine.id}`;

/** What the program says of each card cabled this way: the code of its refusal, or nothing. */
function judged(way: Way): ReadonlyMap<Seat, string> {
  return new Map(
    seats.map((seat) => [seat, refusalsOf(cubeLab([seat], way, ALONE))[0] ?? 'accepted']),
  );
}

/** How all these can stand in one lab. */
function batchFor(all: readonly Seat[], way: Way): Batch {
  const fits = batches.find((batch) => refusalsOf(cubeLab(all, way, batch)).length === 0);
  if (!fits) throw new Error(`${way.name}: no lab holds what is accepted one by one`);
  return fits;
}

/** The cards of the host that a lab stands on. */
async function makeExisting(lab: Lab): Promise<void> {
  const names = lab.plan.hosts.flatMap(({ resources }) =>
    resources.flatMap((each) => (each.kind === 'existing' ? [each.ifname] : [])),
  );
  const lines = names.map(
    (name) => `link add name ${name} up type veth peer name wire-${name}
      link set dev wire-${name} up\n`,
  );
  await succeed(box.run(['sh', '-c', `ip -batch - <<'END'\n${lines.join('')}END`]));
}

/** Not every kernel has it; without, the script of a guest says so instead of QEMU, and there is nothing to see. */
const NO_VHOST = existsSync('/dev/vhost-net') ? undefined : '/dev/vhost-net is not there';

/** What QEMU says to a guest, where it does not make of it what was drawn. */
async function objection(lab: Lab, machine: Machine): Promise<string | undefined> {
  const firmware = firmwareFor(machine.machineType);
  try {
    const qmp = await startStopped(box, `${lab.folder}/guests/${machine.name}.sh`, firmware);
    const made = (await readCards(qmp)).map(({ model, mac, netdev }) => [model, mac, netdev]);
    const macs = (await readMacs(qmp)).toSorted();
    await qmp.quit();
    const drawn = machine.nics.map(({ model, mac }, i) => [model, mac, `hostnet${i}`]);
    const all = machine.nics.map(({ mac }) => mac).toSorted();
    const [told, wanted] = [
      [made, macs],
      [drawn, all],
    ].map((each) => JSON.stringify(each));
    return told === wanted ? undefined : told;
  } catch (error) {
    const said = String(error);
    const isAsked = machine.nics.some(({ backend }) => 'vhost' in backend && backend.vhost);
    return NO_VHOST && isAsked && said.includes(NO_VHOST) ? undefined : said;
  }
}

/** Runs a lab, and tells of each guest `vmN` that QEMU does not take. */
async function tryLab(lab: Lab): Promise<ReadonlyMap<string, string>> {
  writeLab(lab, box);
  await countFromElsewhere(box);
  await makeExisting(lab);
  box.write('/etc/qemu/bridge.conf', 'allow all\n');
  await startPrograms(box, lab.plan.lab.id, lab.guests);
  await succeed(runNet(lab, box, 'up'));
  const refused = new Map<string, string>();
  const [fars, guests] = [false, true].map((under) =>
    lab.guests.filter(({ name }) => name.startsWith('vm') === under),
  ) as [Machine[], Machine[]];
  const running = await Promise.all(
    fars.map(({ name }) => startStopped(box, `${lab.folder}/guests/${name}.sh`)),
  );
  const queue = [...guests];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const said = await objection(lab, next);
      if (said !== undefined) refused.set(next.name, said);
    }
  };
  await Promise.all([work(), work()]);
  for (const qmp of running) await qmp.quit();
  return refused;
}

/** The cards that QEMU does not take this way, one by one. */
async function refusedOneByOne(all: readonly Seat[], way: Way): Promise<string[]> {
  const found: string[] = [];
  for (const seat of all) {
    await box.close();
    box = await openSandbox({ ovs: true });
    const said = await tryLab(exportLab(cubeLab([seat], way, ALONE), 'shell-qemu'));
    for (const why of said.values()) found.push(`${seatName(seat)}, ${way.name}: ${why}`);
  }
  return found;
}

describe('every card, cabled in every way, in every machine', () => {
  const counts = new Map<string, Map<string, number>>();

  test.each(ways)('$name', async (way) => {
    const verdicts = judged(way);
    const tally = new Map<string, number>();
    for (const verdict of verdicts.values()) tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
    counts.set(way.name, tally);
    const accepted = seats.filter((seat) => verdicts.get(seat) === 'accepted');
    expect(accepted.length).toBeGreaterThan(0);

    box = await openSandbox({ ovs: true });
    const lab = exportLab(cubeLab(accepted, way, batchFor(accepted, way)), 'shell-qemu');
    const refused = await tryLab(lab);
    const suspects = lab.guests
      .filter(({ name }) => refused.has(name))
      .flatMap(({ arch, machineType, nics }) =>
        accepted.filter(
          ({ machine, model }) =>
            machine.arch === arch &&
            machine.id === machineType &&
            nics.some((nic) => nic.model === model),
        ),
      );
    const found = await refusedOneByOne(suspects, way);
    expect(found).toEqual([]);
    // Only together: no drawing of one card shows it.
    expect([...refused]).toEqual([]);
  });

  test('prints its count', () => {
    const rows = [...counts].map(([name, tally]) => {
      const told = [...tally].map(([verdict, count]) => `${count} ${verdict}`).toSorted();
      return `${name.padEnd(26)} ${told.join(', ')}`;
    });
    const cells = [...counts.values()].flatMap((tally) => [...tally.values()]);
    const all = cells.reduce((sum, count) => sum + count, 0);
    console.log([...rows, `${all} in all`].join('\n'));
    expect(all).toBe(ways.length * seats.length);
  });
});

describe('what a machine is refused, QEMU refuses', () => {
  const [way] = ways as [Way];
  const refused = new Set(
    [...judged(way)].flatMap(([seat, said]) => (said === 'accepted' ? [] : seat)),
  );

  test.each(qemuMachines)('$arch $id', async (machine) => {
    box = await openSandbox();
    const told: Record<string, string> = {};
    for (const seat of refused) {
      if (seat.machine !== machine) continue;
      const { status, stderr } = await tryByHand(seat);
      told[seat.model] = status === 0 ? 'takes it' : (stderr.trim().split(': ').at(-1) ?? '');
    }
    console.log(
      Object.entries(told)
        .map(([model, why]) => `${model.padEnd(32)} ${why}`)
        .join('\n'),
    );
    const others = Object.entries(told).filter(([, why]) => !REFUSED.test(why));
    expect(others).toEqual([]);
  });
});

/** QEMU has no such card, or the machine no place for it. */
const REFUSED =
  /^(?:'[\w-]+' is not a valid device model name|No '[\w-]+' bus found for device '[\w-]+')$/;

/** A card in the machine as it is drawn, without what the program writes around it. */
function tryByHand({ machine, model }: Seat) {
  const usb = nicModels[model]?.bus === 'usb' && machine.bus !== 'none' ? '-device qemu-xhci' : '';
  const words = [
    ...[machine.emulator, '-machine', machine.id, ...firmwareFor(machine.id), usb],
    ...['-nodefaults -S -display none -netdev user,id=n', '-device', `${model},netdev=n`],
  ];
  const quit = '{"execute":"qmp_capabilities"}{"execute":"quit"}';
  return box.run(['sh', '-c', `echo '${quit}' | ${words.join(' ')} -qmp stdio`]);
}
