import { afterEach, expect, test } from 'vitest';
import { effectTitles, type EffectGroup } from '../../src/core/exporting.ts';
import { type Arena, openArena } from './harness/arena.ts';
import { labs } from './harness/labs.ts';
import type { Lab } from './harness/lab.ts';

import { readState, type State } from './harness/readback.ts';
import { nic, type ReferenceLab, referenceLabs } from './harness/reference-labs.ts';
import { traceScript } from './harness/strace.ts';
import { type Touch, touchesOf } from './harness/touches.ts';

type Effects = Lab['effects'];

let arena: Arena;
afterEach(() => arena.box.close());

/** The shell, the script, and what it uses of coreutils. */
const everywhere = ['sh', 'net.sh', 'cat', 'cp', 'id', 'mkdir', 'mv', 'rm', 'sleep', 'tr'];

const all: readonly ReferenceLab[] = [
  ...referenceLabs,
  ...labs.map((topology): ReferenceLab => {
    const host = `${nic('eno1')}\n${nic('eno2', 'wire2')}`;
    return { id: topology.name, topology, bundle: 'shell-qemu', ovs: true, host };
  }),
];

test.each(all)('$id: up touches what it has told', async (lab) => {
  arena = await openArena(lab);
  const {
    box,
    lab: { effects },
  } = arena;
  const programs = [...everywhere, ...programsTold(arena)];
  const before = await readState(box);
  const argv = ['./net.sh', 'up', ...arena.lab.flags];
  const calls = await traceScript(box, argv, arena.lab.folder, ' is up$');
  expect(calls.length).toBeGreaterThan(200);
  const touches = [...touchesOf(calls), ...newIn(before, await readState(box))];
  const untold = (told: Effects) => [
    ...new Set(touches.filter((each) => !isTold(each, told, programs)).map(textOf)),
  ];
  expect(untold(effects)).toEqual([]);
  // Each group is needed: without it something is untold.
  for (const group of Object.keys(effectTitles) as EffectGroup[]) {
    if (effects[group].length === 0 || group === 'guests' || group === 'daemons') continue;
    // The kernel's own sockets come without a system call.
    if (group === 'ports' && effects.ports.every((each) => each.includes(' on all '))) continue;
    // strace(1) tells a card that something stands on by its number only.
    if (group === 'touched' && touched(effects).length === 0) continue;
    expect(untold({ ...effects, [group]: [] }), group).not.toEqual([]);
  }
});

/** Programs that the header of the script names. */
function programsTold({ lab }: Arena): readonly string[] {
  const script = lab.files.find(({ path }) => path.endsWith('/net.sh'))?.print().text ?? '';
  const lines = script.slice(0, script.indexOf('\n\n')).replaceAll(/\n# {5}/g, ' ');
  return [...lines.matchAll(/^# {3}Programs.*?: (.*)$/gm)].flatMap(([, list = '']) =>
    list.split(', '),
  );
}

const textOf = ({ group, name, device = '' }: Touch) => `${group}: ${name} ${device}`.trim();

/** Devices that were not there, also those that no call has named. */
function newIn(before: State, after: State): readonly Touch[] {
  const known = new Set(before.root.links.map(({ ifname }) => ifname));
  const host = after.root.links.filter(({ ifname }) => !known.has(ifname));
  const inside = [...after.namespaces].flatMap(([name, { links }]) =>
    before.namespaces.has(name) ? [] : links.map(({ ifname }) => `${name}/${ifname}`),
  );
  return [...host.map(({ ifname }) => ifname), ...inside].map((name) => ({
    group: 'devices',
    name,
  }));
}

function isTold(touch: Touch, effects: Effects, programs: readonly string[]): boolean {
  const { group, name, device = '' } = touch;
  switch (group) {
    case 'programs':
      return programs.includes(name);
    case 'devices':
    case 'ovs':
      return isOurs(name, effects) || touched(effects).some(([card]) => card === name);
    case 'addresses':
      return (
        effects.addresses.some((each) => each === name || addressOn(each, name, device)) ||
        touched(effects).flat().includes(device)
      );
    case 'ports':
      return effects.ports.some((each) => each.startsWith(`${name} on ${device}`));
    case 'settings':
      return effects.settings.some((each) => each.startsWith(`${name}=`));
    case 'firewall':
      return effects.firewall.some((each) => each.startsWith(`${name}:`));
    case 'files':
      if (/^\/sys\/class\/net\/[^/]+\/bridge\//.test(name))
        return isOurs(name.split('/')[4]!, effects);
      return [...effects.files, '/run/vethloom'].some(
        (each) => name === each || (each !== '/run/vethloom' && name.startsWith(`${each}/`)),
      );
    default:
      return effects[group].includes(name);
  }
}

/** net-tools set an address without its prefix length. */
function addressOn(told: string, address: string, device: string): boolean {
  const [cidr = '', on] = told.split(' on ');
  return on === device && (cidr === address || cidr.split('/')[0] === address);
}

/** Cards of the host, each with the switch that it becomes a port of. */
function touched({ touched: told }: Effects): readonly (readonly [string, string])[] {
  return told.flatMap((each) => {
    const [, name, home] = /^(\S+) becomes a port of ([^:]+):/.exec(each) ?? [];
    return name === undefined || home === undefined ? [] : [[name, home] as const];
  });
}

/** In a namespace of the lab all is its own. The datapath in user space has a device that others share. */
function isOurs(name: string, { devices, ovs, namespaces }: Effects): boolean {
  const [place = '', inside] = name.split('/');
  if (place === '?')
    return [...devices.map((each) => each.split('/').at(-1)), ...ovs].includes(inside);
  if (inside !== undefined) return namespaces.includes(place);
  return devices.includes(name) || ovs.includes(name) || name === 'ovs-netdev';
}
