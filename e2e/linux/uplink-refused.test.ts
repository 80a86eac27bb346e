import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Topology } from '../../src/core/index.ts';
import { access, cable, device, draw } from './harness/draw.ts';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { openWorld, uplinkDrawing } from './harness/outside.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
beforeAll(async () => {
  box = await openSandbox({ ovs: true });
  await openWorld(box);
  await make('cp /bin/dash /lab/dhclient');
});
afterAll(() => box.close());

const make = (...lines: string[]) => succeed(box.run(['sh', '-ec', lines.join('\n')]));

function put(topology: Topology): Lab {
  const lab = exportLab(topology, 'shell-qemu');
  writeLab(lab, box);
  return lab;
}

/** `check` and `up` say so, with the reason and a way out, and change nothing. */
async function expectRefused(lab: Lab, code: string): Promise<string> {
  const before = await takeSnapshot(box);
  const check = await runNet(lab, box, 'check');
  expect(check).toMatchObject({ status: 3, stderr: expect.stringContaining(code) });
  expect(check.stderr).toMatch(new RegExp(`^ {2}${code}: .+[,;] .+$`, 'm'));
  expect(await runNet(lab, box, 'up')).toMatchObject({ status: 1, stderr: check.stderr });
  expect(await changesSince(box, before)).toEqual([]);
  return check.stderr;
}

/** A process by this name, with these arguments, where `enter` says. */
const client = (enter: string, ...words: string[]) => [
  `${enter} setsid /lab/dhclient -c 'sleep 100; :' ${words.join(' ')} >/dev/null 2>&1 </dev/null &`,
  'echo $! >/lab/pid; sleep 0.2',
];
const gone = 'kill -9 -$(cat /lab/pid)';

describe('what a card may not carry, or be', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = put(uplinkDrawing());
    await succeed(runNet(lab, box, 'check'));
  });

  const index = '$(cat /sys/class/net/eno1/ifindex)';
  const networkd = `/run/systemd/netif/links/${index}`;
  const manager = `/run/NetworkManager/devices/${index}`;
  const v4 = 'ip address add 192.0.2.99/24 dev eno1';
  const v6 = 'ip address add 2001:db8::99/64 dev eno1';
  const del = 'ip address del 192.0.2.99/24 dev eno1';
  const del6 = 'ip address del 2001:db8::99/64 dev eno1';
  const filter = 'nft add table ip t; nft add chain ip t c';

  test.each<readonly [code: string, what: string, make: readonly string[], undo: string]>([
    ['uplink-dhcp', 'a lease', [`${v4} valid_lft 3600 preferred_lft 1800`], del],
    ['uplink-dhcp', 'a client', client('', 'eno1'), gone],
    [
      'uplink-dhcp',
      'a route from it',
      ['ip route add 10.20.0.0/16 via 192.0.2.1 proto dhcp'],
      'ip route del 10.20.0.0/16',
    ],
    [
      'uplink-router-advertised',
      'a lifetime',
      [`${v6} nodad valid_lft 3600 preferred_lft 1800`],
      del6,
    ],
    ['uplink-router-advertised', 'privacy', [`${v6} nodad mngtmpaddr`], del6],
    [
      'uplink-router-advertised',
      'a route',
      ['ip -6 route add 2001:db8:20::/48 via 2001:db8::1 proto ra'],
      'ip -6 route del 2001:db8:20::/48',
    ],
    [
      'uplink-tentative',
      'nobody knows yet',
      ['sysctl -qw net.ipv6.conf.eno1.dad_transmits=60', v6],
      `${del6}; sysctl -qw net.ipv6.conf.eno1.dad_transmits=1`,
    ],
    [
      'networkd-owns',
      'a network file',
      [
        'mkdir -p /run/systemd/netif/links',
        `echo NETWORK_FILE=/etc/systemd/network/x.network >"${networkd}"`,
      ],
      'rm -r /run/systemd',
    ],
    [
      'networkmanager-owns',
      'by its state',
      ['mkdir -p /run/NetworkManager/devices', `printf '[device]\\nmanaged=true\\n' >"${manager}"`],
      'rm -r /run/NetworkManager',
    ],
    [
      'networkmanager-owns',
      'by its word',
      [`printf '#!/bin/sh\\necho "100 (connected)"\\n' >/usr/bin/nmcli; chmod +x /usr/bin/nmcli`],
      'rm /usr/bin/nmcli',
    ],
    [
      'uplink-policy-routes',
      'a rule',
      ['ip rule add from 192.0.2.5 lookup 100'],
      'ip rule del from 192.0.2.5',
    ],
    [
      'uplink-policy-routes',
      'an IPv6 rule',
      ['ip -6 rule add from 2001:db8::5 lookup 100'],
      'ip -6 rule del from 2001:db8::5',
    ],
    [
      'uplink-policy-routes',
      'another table',
      ['ip route add 10.20.0.0/16 via 192.0.2.1 table 100'],
      'ip route flush table 100',
    ],
    [
      'uplink-policy-routes',
      'several ways',
      ['ip route add 10.20.0.0/16 nexthop via 192.0.2.1 nexthop via 192.0.2.7'],
      'ip route del 10.20.0.0/16',
    ],
    [
      'uplink-policy-routes',
      'several IPv6 ways',
      ['ip -6 route add 2001:db8:20::/48 nexthop via 2001:db8::1 nexthop via 2001:db8::8'],
      'ip -6 route del 2001:db8:20::/48',
    ],
    [
      'uplink-policy-routes',
      'a shared way',
      ['ip nexthop add id 5 via 192.0.2.1 dev eno1; ip route add 10.20.0.0/16 nhid 5'],
      'ip nexthop del id 5',
    ],
    [
      'uplink-route-twice',
      'one metric',
      ['ip route append 203.0.113.0/24 via 192.0.2.7 metric 7'],
      'ip route del 203.0.113.0/24 via 192.0.2.7 metric 7',
    ],
    [
      'uplink-peer',
      'another end',
      ['ip address add 10.30.0.1 peer 10.30.0.2/32 dev eno1'],
      'ip address del 10.30.0.1 peer 10.30.0.2/32 dev eno1',
    ],
    [
      'uplink-attribute',
      'a multicast route',
      ['ip route add multicast 225.0.0.0/8 dev eno1'],
      'ip route del multicast 225.0.0.0/8 dev eno1',
    ],
    [
      'address-taken',
      'a drawn address',
      ['ip address add 10.7.0.1/24 dev eno1'],
      'ip address del 10.7.0.1/24 dev eno1',
    ],
    [
      'port-taken',
      'another bridge',
      ['ip link add br9 type bridge; ip link set eno1 master br9'],
      'ip link del br9',
    ],
    [
      'wifi-in-bridge',
      'wifi',
      [
        'cd /sys/class/net/eno1/; mkdir /lab/wifi; mkdir /lab/wifi/phy80211; mount --bind /lab/wifi .',
      ],
      'umount /sys/class/net/eno1/; rm -r /lab/wifi',
    ],
    [
      'firewall-names-card',
      'a rule',
      [`${filter}; nft add rule ip t c iifname eno1 drop`],
      'nft delete table ip t',
    ],
  ])('%s: %s', async (code, _what, script, undo) => {
    const before = await takeSnapshot(box);
    await make(...script);
    const said = await expectRefused(lab, code);
    // Who else manages it gets what it needs to make a bridge of its own.
    expect(said.includes('draw lab1 in place of eno1')).toBe(
      /^(uplink-dhcp|uplink-router|network)/.test(code),
    );
    await make(undo);
    expect(await changesSince(box, before)).toEqual([]);
  });

  test.each<readonly [what: string, make: readonly string[], undo: string]>([
    ['a client in another network namespace', client('ip netns exec out', 'eno1'), gone],
    ['a client for another card', client('', 'eno2'), gone],
    [
      'firewall rules that name the bridge too',
      [`${filter}; nft add rule ip t c iifname { eno1, br0 } drop`],
      'nft delete table ip t',
    ],
    [
      'a card that NetworkManager leaves alone',
      [
        'mkdir -p /run/NetworkManager/devices',
        `printf '[device]\\nmanaged=false\\n' >"${manager}"`,
      ],
      'rm -r /run/NetworkManager',
    ],
  ])('%s is nothing to refuse', async (_what, script, undo) => {
    await make(...script);
    expect(await runNet(lab, box, 'check')).toMatchObject({ status: 0, stderr: '' });
    await make(undo);
  });

  test('a script that is no file cannot come back by itself', async () => {
    const piped = await box.run(['sh', '-c', `sh -s check <${lab.folder}/net.sh`]);
    expect(piped).toMatchObject({ status: 3, stderr: expect.stringContaining('uplink-no-file') });
  });

  test('the session that would move is told so, also under sudo', async () => {
    const [client4, client6] = ['203.0.113.1 5000 192.0.2.5 22', '2001:db8::1 5000 2001:db8::5 22'];
    const check = (...words: string[]) => box.run(words, { cwd: lab.folder });
    for (const SSH_CONNECTION of [client4, client6]) {
      const env = `SSH_CONNECTION=${SSH_CONNECTION}`;
      for (const argv of [
        ['env', env, './net.sh', 'check'],
        ['env', env, 'sh', '-c', 'env -u SSH_CONNECTION ./net.sh check; :'],
      ]) {
        const { stdout } = await check(...argv);
        expect(stdout).toContain(
          `uplink-ssh-cut: this session comes from ${env.slice(15).split(' ')[0]} `,
        );
      }
    }
    const elsewhere = await check(
      'env',
      'SSH_CONNECTION=127.0.0.1 5000 127.0.0.1 22',
      './net.sh',
      'check',
    );
    expect(elsewhere.stdout).not.toContain('uplink-ssh-cut');
  });
});

describe('what a card may not become a port of', () => {
  const nic = device('nic', 'eno1');
  test.each<readonly [code: string, topology: Topology]>([
    [
      'uplink-into-ovs',
      draw('switch', {
        devices: [device('ovs', 'ovs0'), nic],
        links: [cable('member', 'eno1', 'ovs0')],
      }),
    ],
    [
      'uplink-behind-stp',
      draw('tree', {
        devices: [device('bridge', 'br0', { stp: true }), nic],
        links: [cable('member', 'eno1', 'br0')],
      }),
    ],
    [
      'uplink-untagged',
      draw('tagged', {
        devices: [device('bridge', 'br0'), nic],
        links: [cable('member', 'eno1', 'br0', { b: access(20) })],
      }),
    ],
  ])('%s', async (code, topology) => {
    await expectRefused(put(topology), code);
  });
});
