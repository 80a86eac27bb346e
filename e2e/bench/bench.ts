import { spawnSync } from 'node:child_process';
import {
  type Answer,
  type Artifact,
  exportBundle,
  type Target,
  targets,
} from '../../src/core/exporting.ts';
import {
  compile,
  type Machine,
  type Resource,
  setField,
  type Topology,
} from '../../src/core/index.ts';
import { arranging } from './arranging.ts';
import { benchLab } from './lab.ts';
import { cpu, growthExponent, median, verdict, wall } from './measure.ts';
import { naiveBuilder, type Values } from './naive.ts';
import { shareLinks } from './share.ts';

const SIZES = [10, 100, 1_000, 10_000];
/** Rounds of each size: enough that the median is steady, few enough to wait for. */
const ROUNDS: Readonly<Record<number, number>> = { 10: 200, 100: 60, 1_000: 15, 10_000: 15 };
const LIMITS = { exponent: 1.1, ratio: 5, editMs: 50 };

/** The files of the five targets, each with all that it can write. */
function everyTarget(topology: Topology): Artifact[] {
  const { plan } = compile(topology);
  return plan.hosts.flatMap((host) =>
    Object.values<Target>(targets).flatMap((target) => {
      const mine = host.resources.filter((resource) => {
        const answer = target.answers[resource.kind] as Answer | ((one: Resource) => Answer);
        return (typeof answer === 'function' ? answer(resource) : answer) === 'emits';
      });
      return target.emit({ plan, host, mine });
    }),
  );
}

function write(topology: Topology): number {
  let bytes = 0;
  for (const { print } of everyTarget(topology)) bytes += Buffer.byteLength(print().text);
  return bytes;
}

interface Guest extends Values {
  /** Whether it hangs on a Linux bridge or on Open vSwitch, whose lines differ. */
  readonly technology: string;
}

function guestsOf(topology: Topology): Guest[] {
  return (compile(topology).plan.hosts[0]?.resources ?? [])
    .filter((resource): resource is Machine => resource.kind === 'machine')
    .map(({ name, uuid, nics: [nic] }) => {
      const technology = nic?.backend.type === 'tap' ? nic.backend.technology : '';
      return { name, uuid, mac: nic?.mac ?? '', technology };
    });
}

/** The naive builder with templates of a guest from the middle, for each sort of switch. */
function naiveFor(topology: Topology, guests: readonly Guest[]): () => number {
  const files = everyTarget(topology);
  const builders = ['bridge', 'openvswitch'].flatMap((technology) => {
    const alike = guests.filter((guest) => guest.technology === technology);
    const sample = alike[Math.floor(alike.length / 2)];
    if (!sample) return [];
    const about = files.filter(
      ({ path }) => path === 'net.sh' || path.includes(`/${sample.name}.`),
    );
    const build = naiveBuilder(about, sample);
    const names = alike.map(({ name }) => name);
    return [() => build(names)];
  });
  return () => builders.reduce((bytes, build) => bytes + build(), 0);
}

function sizes(): { exponent: number; ratio: number } {
  console.log(
    'guests   vethloom µs/guest  kB/guest  ns/B   naive µs/guest  kB/guest  ns/B   ratio of CPU per byte',
  );
  const points: (readonly [number, number])[] = [];
  let ratio = 0;
  for (const size of SIZES) {
    const topology = benchLab(size);
    const guests = guestsOf(topology);
    const naive = naiveFor(topology, guests);
    const costs: { ours: number[]; naive: number[] } = { ours: [], naive: [] };
    let [ours, theirs] = [0, 0];
    // Side by side, turn by turn: what else the machine does meets both.
    for (let round = 0; round < (ROUNDS[size] ?? 5); round++) {
      costs.ours.push(cpu(() => (ours = write(topology))));
      costs.naive.push(cpu(() => (theirs = naive())));
    }
    const [a, b] = [median(costs.ours), median(costs.naive)];
    const [perByte, naivePerByte] = [(a * 1000) / ours, (b * 1000) / theirs];
    ratio = perByte / naivePerByte;
    const cell = (value: number, digits: number, width: number): string =>
      value.toFixed(digits).padStart(width);
    console.log(
      `${String(size).padEnd(9)}${cell(a / size, 1, 17)}${cell(ours / size / 1000, 2, 10)}${cell(perByte, 2, 6)}` +
        `${cell(b / size, 1, 17)}${cell(theirs / size / 1000, 2, 10)}${cell(naivePerByte, 2, 6)}${cell(ratio, 2, 9)}`,
    );
    if (size >= 100) points.push([size, a]);
  }
  return { exponent: growthExponent(points), ratio };
}

/** From a keystroke to diagnostics and the text of the file on screen, in ms. */
function edit(): number {
  let topology = benchLab(1_000);
  const times: number[] = [];
  for (let i = 0; i < 40; i++) {
    times.push(
      wall(() => {
        topology = setField(topology, 'g500', ['nics', 0, 'addresses', 0], `10.250.0.${i + 1}/24`);
        const { plan } = compile(topology);
        const { files } = exportBundle(plan, 'shell-qemu');
        files.find(({ path }) => path.endsWith('net.sh'))?.print();
      }) / 1000,
    );
  }
  return median(times);
}

function virtInstall(): void {
  const argv =
    '--print-xml --name vm0 --memory 512 --vcpus 1 --import --disk none --osinfo linux2022 --network bridge=sw0,model=virtio,mac=52:54:00:00:00:01';
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    let status: number | null = null;
    times.push(
      wall(() => {
        ({ status } = spawnSync(
          'virt-install',
          ['--connect', 'test:///default', ...argv.split(' ')],
          { timeout: 60_000 },
        ));
      }) / 1000,
    );
    if (status !== 0) {
      console.log('virt-install --print-xml: not installed, or it failed');
      return;
    }
  }
  console.log(
    `virt-install --print-xml: ${median(times).toFixed(0)} ms a guest, for its libvirt document alone`,
  );
}

const { exponent, ratio } = sizes();
virtInstall();
verdict('growth exponent from 100 to 10,000 guests', exponent, LIMITS.exponent, 3);
verdict("CPU per byte at 10,000 guests, times the naive builder's", ratio, LIMITS.ratio, 2);
verdict(
  'one-device edit among 1,000 guests, ms to diagnostics and net.sh',
  edit(),
  LIMITS.editMs,
  1,
);
shareLinks();
await arranging();
