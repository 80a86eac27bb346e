import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { MOVING } from './moving.ts';

const PROGRAM = MOVING.trim()
  .replace(/^MOVING='/, '')
  .replace(/'$/, '');
const AWKS = [['awk'], ['busybox', 'awk']] as const;

const LINK =
  '2: eno1@if2: <BROADCAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \\    link/ether 52:54:00:aa:bb:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 ';
const FOREVER = '\\       valid_lft forever preferred_lft forever';
const RULES = [
  '0:\tfrom all lookup local proto kernel',
  '32766:\tfrom all lookup main proto kernel',
  '32767:\tfrom all lookup default proto kernel',
];

/** What ip(8) 6.1 says of `dev`, with -d -o. */
function carried(dev: string): string[] {
  const flags = dev === 'br0' ? 'nodad ' : '';
  return [
    `2: ${dev}    inet 192.0.2.5/24 metric 7 brd 192.0.2.255 scope global ${dev}${FOREVER}`,
    `2: ${dev}    inet 169.254.1.1/16 scope link noprefixroute ${dev}:a${FOREVER}`,
    `2: ${dev}    inet 192.0.2.6/24 scope global secondary ${dev}${FOREVER}`,
    `2: ${dev}    inet6 2001:db8::6/64 scope global ${flags}deprecated \\       valid_lft forever preferred_lft 0sec`,
    `2: ${dev}    inet6 2001:db8::5/64 scope global ${flags}${FOREVER}`,
    `2: ${dev}    inet6 fe80::5054:ff:feaa:bb01/64 scope link ${FOREVER}`,
    `unicast default via 192.0.2.1 dev ${dev} table main proto static scope global src 192.0.2.6 metric 100 mtu lock 1400 `,
    `unicast 10.9.9.9 dev ${dev} table main proto boot scope link linkdown `,
    `unicast 10.1.0.0/16 tos 0x10 via inet6 2001:db8::1 dev ${dev} table main proto boot scope global onlink `,
    `unicast 192.0.2.0/24 dev ${dev} table main proto kernel scope link src 192.0.2.5 `,
    `local 192.0.2.5 dev ${dev} table local proto kernel scope host src 192.0.2.5 `,
    `multicast ff00::/8 dev ${dev} table local proto kernel scope global metric 256 pref medium`,
    `unicast default via fe80::1 dev ${dev} table main proto boot scope global metric 1024 pref medium`,
    `unicast 10.0.0.0/8 via 198.51.100.1 dev eno2 table main proto boot scope global `,
  ];
}

const RECORD = [
  'link eno1 up .',
  'home eno1 br0 .',
  'address eno1 2001:db8::5/64 .',
  'address eno1 2001:db8::6/64 preferred_lft 0 nodad .',
  'address eno1 192.0.2.5/24 metric 7 brd 192.0.2.255 .',
  'address eno1 169.254.1.1/16 scope link noprefixroute label eno1:a .',
  'address eno1 192.0.2.6/24 .',
  'route eno1 default via 192.0.2.1 dev % proto static src 192.0.2.6 metric 100 mtu lock 1400 .',
  'drawn br0 10.7.0.1/24 .',
];

describe.each(AWKS.map((awk) => [awk.join(' '), awk] as const))('%s', (_, [program, ...before]) => {
  function moving(task: string, lines: readonly string[], values: Record<string, string> = {}) {
    const all = {
      task,
      nic: 'eno1',
      bridge: 'br0',
      home: 'bridge',
      was: '',
      own: 'OWN',
      ...values,
    };
    const options = Object.entries(all).flatMap(([key, value]) => ['-v', `${key}=${value}`]);
    const argv = [...before, ...options, PROGRAM];
    const { stdout, stderr } = spawnSync(program, argv, {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n').slice(0, -1);
  }
  const there = (...more: readonly string[]) =>
    moving('there', [
      '@rule6',
      ...RULES.slice(0, 2),
      '@host',
      ...carried('eno1'),
      ...more,
      ...RULES,
      LINK,
    ]);
  /** The codes of what forbids it. */
  const ways = (lines: readonly string[]) =>
    lines.flatMap((line) => /^way ([a-z0-9-]+): .+[,;] .+$/.exec(line)?.[1] ?? []);

  test('there: onto the bridge, the card, the routes, and only then off the card', () => {
    const lines = there();
    expect(lines.filter((line) => line.startsWith('move '))).toEqual(
      [
        'link set dev br0 address 52:54:00:aa:bb:01',
        'address replace fe80::5054:ff:feaa:bb01/64 nodad dev br0',
        'address replace 2001:db8::5/64 nodad dev br0',
        'address replace 2001:db8::6/64 preferred_lft 0 nodad dev br0',
        'address replace 192.0.2.5/24 metric 7 brd 192.0.2.255 dev br0',
        'address replace 169.254.1.1/16 scope link noprefixroute label br0:a dev br0',
        'address replace 192.0.2.6/24 dev br0',
        'link set dev eno1 master br0 up',
        'route replace 10.9.9.9 dev br0',
        'route replace default via 192.0.2.1 dev br0 proto static src 192.0.2.6 metric 100 mtu lock 1400',
        'route replace 10.1.0.0/16 tos 0x10 via inet6 2001:db8::1 dev br0 onlink',
        'route replace ::/0 via fe80::1 dev br0 metric 1024',
        'address del 192.0.2.6/24 dev eno1',
        'address del 169.254.1.1/16 dev eno1',
        'address del 192.0.2.5/24 dev eno1',
        'address del 2001:db8::6/64 dev eno1',
        'address del 2001:db8::5/64 dev eno1',
      ].map((line) => `move ip ${line}`),
    );
    expect(ways(lines)).toEqual([]);
    expect(lines[0]).toBe('card 2 52:54:00:aa:bb:01');
    expect(lines).toContain('save link eno1 up');
    expect(lines).toContain(
      'save address eno1 169.254.1.1/16 scope link noprefixroute label eno1:a',
    );
  });

  test('there: nothing moves where there is nothing but what the kernel gives by itself', () => {
    const bare = carried('eno1').filter((line) => / fe80|ff00/.test(line) && !line.includes('via'));
    expect(moving('there', ['@host', ...bare, ...RULES, LINK])).toEqual([
      'card 2 52:54:00:aa:bb:01',
      'save link eno1 up',
    ]);
    expect(moving('there', ['@host', ...RULES])).toEqual([]);
  });

  test.each([
    [
      'uplink-dhcp',
      '2: eno1    inet 192.0.2.9/24 scope global dynamic eno1\\ valid_lft 9sec preferred_lft 9sec',
    ],
    [
      'uplink-dhcp',
      'unicast 10.2.0.0/16 via 192.0.2.1 dev eno1 table main proto dhcp scope global ',
    ],
    [
      'uplink-router-advertised',
      `2: eno1    inet6 2001:db8::9/64 scope global mngtmpaddr ${FOREVER}`,
    ],
    [
      'uplink-router-advertised',
      '2: eno1    inet6 2001:db8::9/64 scope global temporary dynamic \\ valid_lft 9sec preferred_lft 9sec',
    ],
    [
      'uplink-router-advertised',
      'unicast 2001:db8:9::/48 via fe80::1 dev eno1 table main proto ra metric 1024 expires 9sec pref medium',
    ],
    ['uplink-tentative', `2: eno1    inet6 2001:db8::9/64 scope global tentative ${FOREVER}`],
    ['uplink-peer', `2: eno1    inet 10.3.0.1 peer 10.3.0.2/32 scope global eno1${FOREVER}`],
    ['uplink-attribute', `2: eno1    inet 192.0.2.9/24 scope global newflag eno1${FOREVER}`],
    [
      'uplink-attribute',
      'unicast 10.2.0.0/16 encap mpls 20 via 192.0.2.1 dev eno1 table main proto boot scope global ',
    ],
    [
      'uplink-policy-routes',
      'unicast 10.2.0.0/16 via 192.0.2.1 dev eno1 table 100 proto boot scope global ',
    ],
    ['uplink-policy-routes', '500:\tfrom all fwmark 0x1 lookup 100'],
    [
      'uplink-policy-routes',
      'unicast 10.2.0.0/16 table main proto boot \\\tnexthop via 192.0.2.1 dev eno1 weight 1 \\\tnexthop via 192.0.2.7 dev eno1 weight 1 ',
    ],
    [
      'uplink-policy-routes',
      'unicast 10.2.0.0/16 nhid 5 via 192.0.2.1 dev eno1 table main proto boot scope global ',
    ],
    [
      'uplink-route-twice',
      'unicast default via 198.51.100.1 dev eno2 table main proto boot scope global metric 100 ',
    ],
  ])('there: refused, %s: %s', (code, line) => {
    expect(ways(there(line))).toEqual([code]);
  });

  test('there: what is of other cards is nobody\u2019s concern', () => {
    const others = [
      `3: br0    inet 192.0.2.5/24 scope global dynamic br0\\ valid_lft 9sec preferred_lft 9sec`,
      'unicast 10.2.0.0/16 via 192.0.2.1 dev eno2 table 100 proto dhcp scope global ',
      'unicast 10.2.0.0/16 table main \\\tnexthop via 192.0.2.1 dev eno2 weight 1 \\\tnexthop via 192.0.2.7 dev eno11 weight 1 ',
    ];
    expect(ways(there(...others))).toEqual([]);
  });

  test.each(['ovs', 'stp', 'vlan'])('there: the home is %s', (home) => {
    const lines = ['@host', ...carried('eno1'), ...RULES, LINK];
    expect(ways(moving('there', lines, { home }))).toHaveLength(1);
  });

  test('there: drawn addresses are on record, and none of them is the card\u2019s', () => {
    const declared = [
      '@declared',
      'want\tid\tbr0\tlink br0\taddr=10.7.0.1/24',
      'want\tid\tx\tlink br1\taddr=10.8.0.1/24',
    ];
    const lines = (address: string) =>
      moving('there', [
        ...declared,
        `want\tid\tx\tlink br0\taddr=${address}`,
        '@host',
        ...carried('eno1'),
        LINK,
      ]);
    expect(
      lines('192.0.2.200/24')
        .filter((line) => line.startsWith('save drawn'))
        .toSorted(),
    ).toEqual(['save drawn br0 10.7.0.1/24', 'save drawn br0 192.0.2.200/24']);
    expect(ways(lines('192.0.2.6/28'))).toEqual(['address-taken']);
  });

  const OURS = [
    `3: br0    inet 10.7.0.1/24 scope global br0${FOREVER}`,
    'unicast 10.50.0.0/16 via 10.7.0.9 dev br0 table main proto boot scope global ',
    '192.0.2.1 lladdr 52:54:00:00:00:01 STALE ',
    '192.0.2.9 lladdr 52:54:00:00:00:09 STALE ',
    '2001:db8::9 lladdr 52:54:00:00:00:09 router REACHABLE ',
    '192.0.2.8 FAILED ',
  ];
  const BACK = [
    'link set dev eno1 nomaster',
    'address flush dev br0',
    'route replace ::/0 via fe80::1 dev eno1 metric 1024',
    'route replace default via 192.0.2.1 dev eno1 proto static src 192.0.2.6 metric 100 mtu lock 1400',
    'address replace 192.0.2.6/24 dev eno1',
    'address replace 169.254.1.1/16 scope link noprefixroute label eno1:a dev eno1',
    'address replace 192.0.2.5/24 metric 7 brd 192.0.2.255 dev eno1',
  ].toReversed();

  test('back: onto the card as it was, the routes, off the bridge, and only then off it', () => {
    const lines = moving('back', ['@saved', ...RECORD, '@host', ...carried('br0'), ...OURS, LINK], {
      was: 'up',
    });
    expect(lines.filter((line) => line.startsWith('first')).toSorted()).toEqual([
      'first neighbour replace 192.0.2.1 lladdr 52:54:00:00:00:01 nud stale dev eno1',
      'first neighbour replace 2001:db8::9 lladdr 52:54:00:00:00:09 nud stale dev eno1',
    ]);
    expect(lines.filter((line) => line.startsWith('must'))).toEqual(
      [
        'address replace 2001:db8::5/64 nodad dev eno1',
        'address replace 2001:db8::5/64 dev eno1',
        'address replace 2001:db8::6/64 preferred_lft 0 nodad dev eno1',
        ...BACK,
      ].map((line) => `must ${line}`),
    );
    // By a gateway of the lab: it may not follow.
    expect(lines).toContain('try route replace 10.50.0.0/16 via 10.7.0.9 dev eno1');
  });

  test('back: without a record everything that is not drawn', () => {
    const declared = ['@declared', 'want\tid\tbr0\tlink br0\taddr=10.7.0.1/24'];
    const lines = moving('back', [...declared, '@host', ...carried('br0'), ...OURS, LINK], {
      was: 'down',
    });
    expect(lines.filter((line) => line.startsWith('must'))).toEqual(
      [
        'address replace 2001:db8::5/64 nodad dev eno1',
        'address replace 2001:db8::5/64 dev eno1',
        'address replace 2001:db8::6/64 preferred_lft 0 nodad dev eno1',
        'address replace 2001:db8::6/64 preferred_lft 0 dev eno1',
        ...BACK.slice(0, -1),
        'link set dev eno1 down',
        'link set dev eno1 nomaster',
      ].map((line) => `must ${line}`),
    );
  });

  test('back: a newer drawing does not say what is of the older lab', () => {
    const newer = ['@declared', 'want\tid\tbr0\tlink br0\taddr=192.0.2.77/24'];
    const since = `3: br0    inet 192.0.2.77/24 scope global secondary br0${FOREVER}`;
    const read = ['@saved', ...RECORD, ...newer, '@host', ...carried('br0'), ...OURS, since, LINK];
    const lines = moving('back', read, { was: 'up' });
    expect(lines).toContain('must address replace 192.0.2.77/24 dev eno1');
    expect(lines.filter((line) => line.includes('10.7.0.1'))).toEqual([]);
  });

  test('saved: from the record alone, where the card has nothing', () => {
    const record = ['@saved', ...RECORD, '@host', LINK];
    expect(moving('saved', record)).toEqual([
      'must address replace 2001:db8::5/64 nodad dev eno1',
      'must address replace 2001:db8::5/64 dev eno1',
      'must address replace 2001:db8::6/64 preferred_lft 0 nodad dev eno1',
      'must address replace 192.0.2.5/24 metric 7 brd 192.0.2.255 dev eno1',
      'must address replace 169.254.1.1/16 scope link noprefixroute label eno1:a dev eno1',
      'must address replace 192.0.2.6/24 dev eno1',
      'try route replace default via 192.0.2.1 dev eno1 proto static src 192.0.2.6 metric 100 mtu lock 1400',
    ]);
    expect(moving('saved', [...record.slice(0, -1), ...carried('eno1').slice(0, 1), LINK])).toEqual(
      [],
    );
    // A line that was cut off is none.
    expect(moving('saved', ['@saved', 'address eno1 192.0.2.5/24 brd', '@host', LINK])).toEqual([]);
  });
});

test('the program holds no single quote, as it stands between two', () => {
  expect(PROGRAM).not.toContain("'");
});
