import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { hostileLab } from './harness/hostile-lab.ts';
import { startLibvirt, virsh } from './harness/libvirt.ts';
import { CANARY, PAYLOADS } from './harness/payloads.ts';
import { startStopped } from './harness/qmp.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { readVisible } from './harness/slots.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

const env = { VETHLOOM_ACCEL: 'tcg' };
const net = (lab: Lab, ...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });

describe('a lab with guests of hostile names', () => {
  test.each(['shell-qemu', 'brctl-qemu'] as const)('%s', async (bundle) => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(hostileLab(PAYLOADS), bundle);
    expect(lab.guests.length).toBeGreaterThan(120);
    await place(lab, box);
    const before = await takeSnapshot(box);
    await succeed(net(lab, 'up', '--yes-forward'));
    expect(differences(lab.plan, await readState(box))).toEqual([]);

    const { stdout } = await succeed(net(lab, 'status', '--json'));
    const { objects } = JSON.parse(stdout) as { readonly objects: readonly { title: string }[] };
    const titles = new Set(objects.map(({ title }) => readVisible(title)));
    const drawn = new Set(lab.plan.titles.values());
    expect([...titles].filter((title) => title === undefined || !drawn.has(title))).toEqual([]);
    expect(titles.size).toBeGreaterThan(lab.guests.length);

    // dnsmasq takes a word of these for a time or an order.
    const named = lab.guests.filter(({ name }) => !/^(\d+m?|ignore|infinite)$/.test(name));
    const ask =
      'for name; do busybox nslookup "$name" 10.9.0.1; done | grep ^Address | grep -v :53';
    const names = named.map(({ name }) => name);
    const found = await box.run(['ip', 'netns', 'exec', 'probe', 'sh', '-c', ask, 'sh', ...names]);
    const drawnAt = named.map(
      ({ nics }) => `Address: ${nics[0]?.addresses[0]?.replace('/16', '')}`,
    );
    expect(found.stdout.trimEnd().split('\n')).toEqual(drawnAt);

    for (const machine of lab.guests.filter((_, i) => i % 24 === 0)) {
      const script = `${lab.folder}/guests/${machine.name}.sh`;
      const qmp = await startStopped(box, script);
      expect(await qmp.command('query-name')).toEqual({ name: machine.name });
      await qmp.quit();
    }

    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
    expect(existsSync(box.outside(CANARY))).toBe(false);
  });

  test('shell-libvirt', async () => {
    box = await openSandbox({ ovs: true });
    // libvirt takes a quarter of a second for each.
    const lab = exportLab(hostileLab(PAYLOADS.filter((_, i) => i % 4 === 0)), 'shell-libvirt');
    expect(lab.guests.length).toBeGreaterThan(30);
    await place(lab, box);
    await startLibvirt(box);
    const define = (verb: string) => box.run(['libvirt/define.sh', verb], { cwd: lab.folder, env });
    await succeed(net(lab, 'up', '--yes-forward'));
    await succeed(define('define'));
    await succeed(define('status'));
    for (const { name, label } of lab.guests) {
      const { stdout } = await succeed(virsh(box, 'desc', '--title', name));
      expect(stdout.trimEnd(), name).toBe(label === name ? '' : label);
    }
    await succeed(define('undefine'));
    await succeed(net(lab, 'down'));
    expect(existsSync(box.outside(CANARY))).toBe(false);
  });
});

/** Words of the tools that could be names, as they have the kernel's alphabet. */
const WORDS =
  'add address addr alias any arp bridge broadcast brport change constructor del delete dynamic ' +
  'exec false forever gw help host id if index inet inet6 interface internal link list local metric ' +
  'monitor move mtu multicast net netdev netmask netns nodev null off on patch pids port pvid reject ' +
  'replace route scope self set show state static system table tag tap target toString trunk tun ' +
  'untagged veth vid vlan vrf yes';

describe('words of the tools are good names', () => {
  const words = WORDS.split(' ');
  const host = (i: number) => ({ addresses: [`10.${i}.0.1/24`], nat: true });
  const switches = words.map((word, i) => ({
    bridge: device('bridge', `b${i}`, { name: word, ...host(i), dhcp: {} }),
    ovs: device('ovs', `b${i}`, { name: word, ...host(i) }),
  }));
  const stacks = words.map((word, i) =>
    device('namespace', `n${i}`, {
      name: word,
      interfaces: [{ id: word, addresses: [`10.${i}.0.2/24`], gateway: `10.${i}.0.1` }],
    }),
  );
  const cables = words.map((word, i) => cable('veth', `n${i}:${word}`, `b${i}`, { mtu: 1400 }));

  test.each([
    ['bridge', 'shell-qemu'],
    ['bridge', 'brctl-qemu'],
    ['ovs', 'shell-qemu'],
  ] as const)('%s, %s', async (kind, bundle) => {
    box = await openSandbox({ ovs: true });
    const devices = [...switches.map((each) => each[kind]), ...stacks];
    const lab = exportLab(draw('words', { devices, links: cables }), bundle);
    await place(lab, box);
    const before = await takeSnapshot(box);
    await succeed(net(lab, 'up', '--yes-forward'));
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    await succeed(net(lab, 'status'));
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
