import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Attachment, type Machine, machineTypes, nicModels } from '../../src/core/index.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { bootBare, bootGuest, configure, driverOf, type Guest, pings } from './harness/guest.ts';
import { guestImage } from './harness/guest-image.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

const ARCH = 'x86_64';
/** Cards in one guest: with three times as many it boots ten times as long under TCG. */
const EACH = 9;

/** What the Linux of Debian does not get to run. */
const LACKING: Readonly<Record<string, Pick<Row, 'driver' | 'obstacle'>>> = {
  ne2k_isa: { driver: '', obstacle: 'no driver' },
};

const machines = machineTypes
  // The processor of isapc is a 486, and this kernel one of 64 bits.
  .filter(({ arch, engine, id }) => arch === ARCH && engine === undefined && id !== 'isapc')
  .map((one) => ({
    ...one,
    models: one.models.filter((model) => nicModels[model]?.family !== 'passthrough'),
  }));

/** The n-th card of each guest is on the n-th bridge: nothing but this card can answer for it. */
function drawing() {
  const bridges = Array.from({ length: EACH }, (_, i) => `br${i}`);
  const guests = machines.flatMap(({ id, models }) =>
    Array.from({ length: Math.ceil(models.length / EACH) }, (_, n) => ({
      machine: id,
      name: `${id}-${n}`,
      models: models.slice(n * EACH, (n + 1) * EACH),
    })),
  );
  const card = (model: string, i: number, last: number) => ({
    id: `eth${i}`,
    model,
    addresses: [`10.90.${i}.${last}/24`],
  });
  const plugged = (name: string, count: number) =>
    bridges.slice(0, count).map((bridge, i) => cable('tap', `${name}:eth${i}`, bridge));
  const virtio = bridges.map((_, i) => card('virtio-net-pci', i, 1));
  return draw('cards', {
    devices: [
      ...bridges.map((name) => device('bridge', name)),
      guest('peer', virtio),
      ...guests.map(({ machine, name, models }, g) => ({
        ...guest(
          name,
          models.map((model, i) => card(model, i, g + 2)),
        ),
        machine,
      })),
    ],
    links: [
      ...plugged('peer', EACH),
      ...guests.flatMap(({ name, models }) => plugged(name, models.length)),
    ],
  });
}

let box: Sandbox;
afterEach(() => box.close());

/**
 * The driver of an i82551 does not do without microcode, of which it knows the size (134 words and
 * three places among them) and QEMU nothing: the true one is not free.
 */
const MICROCODE =
  'cd /lib && mkdir -p firmware/e100 && head -c 539 /dev/zero >firmware/e100/d102e_ucode.bin';

interface Row {
  readonly machine: string;
  readonly model: string;
  readonly driver: string;
  readonly ping: boolean;
  /** Why it cannot be put up. */
  readonly obstacle: string;
}

async function tryCard(guest: Guest, peer: Guest, machine: Machine, nic: Attachment): Promise<Row> {
  const driver = await driverOf(guest, nic.mac);
  const row = { machine: machine.machineType, model: nic.model, driver };
  if (driver === '') return { ...row, ping: false, obstacle: 'no driver' };
  const { status, stdout } = await configure(guest, nic);
  if (status !== 0) {
    const { stdout: kernel } = await guest.run('dmesg');
    const [, firmware] = /failed to load (\S+)/.exec(kernel) ?? [];
    return { ...row, ping: false, obstacle: firmware ? `no firmware ${firmware}` : stdout };
  }
  const [address = ''] = nic.addresses[0]?.split('/') ?? [];
  const { status: silent } = await peer.run(pings(address));
  return { ...row, ping: silent === 0, obstacle: '' };
}

async function tryGuest(lab: Lab, peer: Guest, machine: Machine): Promise<Row[]> {
  const driven = machine.nics.filter(({ model }) => LACKING[model]?.driver !== '');
  const script = `${lab.folder}/guests/${machine.name}.sh`;
  const guest = await bootBare(box, script, machine, driven.length);
  await succeed(guest.run(MICROCODE));
  const rows: Row[] = [];
  for (const nic of machine.nics) rows.push(await tryCard(guest, peer, machine, nic));
  await guest.stop();
  return rows;
}

function printed(rows: readonly Row[]): string {
  const line = (words: readonly string[]) =>
    words.map((word, i) => word.padEnd([8, 32, 12, 5][i] ?? 0)).join(' ');
  return [
    line(['machine', 'model', 'driver', 'ping']),
    ...rows.map(({ machine, model, driver, ping, obstacle }) =>
      line([machine, model, driver || '-', ping ? 'yes' : 'no', obstacle]).trimEnd(),
    ),
  ].join('\n');
}

test('every card of a PC boots, is driven as it is said, and answers', async () => {
  box = await openSandbox();
  const lab = exportLab(drawing(), 'shell-qemu');
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  const [peerMachine, ...others] = lab.guests.toSorted(
    (a, b) => Number(b.name === 'peer') - Number(a.name === 'peer'),
  );
  const peer = await bootGuest(box, `${lab.folder}/guests/peer.sh`, peerMachine!);
  const queue = [...others];
  const rows: Row[] = [];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      rows.push(...(await tryGuest(lab, peer, next)));
  };
  await Promise.all([work(), work()]);
  rows.sort((a, b) => order(a) - order(b));
  console.log(printed(rows));

  expect(rows).toEqual(
    machines.flatMap(({ id, models }) =>
      models.map((model) => ({
        machine: id,
        model,
        driver: nicModels[model]?.driver,
        ping: !LACKING[model],
        obstacle: '',
        ...LACKING[model],
      })),
    ),
  );
  await peer.stop();
});

const places = machines.flatMap(({ id, models }) => models.map((model) => `${id} ${model}`));
const order = ({ machine, model }: Row) => places.indexOf(`${machine} ${model}`);

test('Debian has no driver for ne2k_isa', () => {
  const { modules } = guestImage();
  const [version] = readdirSync(modules);
  const cards = `${modules}/${version}/kernel/drivers/net/ethernet/8390`;
  expect(existsSync(`${cards}/ne2k-pci.ko`)).toBe(true);
  expect(existsSync(`${cards}/${nicModels['ne2k_isa']?.driver}.ko`)).toBe(false);
});
