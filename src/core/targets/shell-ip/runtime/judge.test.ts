import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { JUDGE } from './judge.ts';

const PROGRAM = JUDGE.trim()
  .replace(/^JUDGE='/, '')
  .replace(/'$/, '');
const AWKS = [['awk'], ['busybox', 'awk']] as const;
const GROUP = 1979711489;

interface Said {
  readonly group?: number;
  readonly master?: string;
  readonly kind?: string;
  readonly data?: object;
  readonly alias?: string;
  readonly addresses?: readonly string[];
}

/** What ip(8) 6.1 says with -j -d, cut to what is read. */
function link(name: string, said: Said = {}): string {
  const { group = 'default', master, kind, data, alias, addresses = [] } = said;
  const [mtu, mac] = [1500, '02:00:00:00:00:01'];
  const told = {
    ifindex: 3,
    ifname: name,
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    mtu,
    master,
    group: String(group),
    link_type: 'ether',
    address: mac,
    linkinfo: kind === undefined ? undefined : { info_kind: kind, info_data: data },
    ifalias: alias,
    addr_info: addresses.map((cidr) => {
      const [local, length] = cidr.split('/');
      const scope = cidr.startsWith('fe80') ? 'link' : 'global';
      const family = cidr.includes(':') ? 'inet6' : 'inet';
      return { family, local, prefixlen: Number(length), scope };
    }),
  };
  return JSON.stringify([told]);
}

function route(dst: string, more: object): string {
  return JSON.stringify([{ type: 'unicast', dst, ...more }]);
}

function forwards(family: string, all: boolean): string {
  const [one, of] = [{ family, interface: 'eno1', forwarding: !all }, 'all'];
  return JSON.stringify([one, { family, interface: of, forwarding: all }]);
}

function loopback(alias?: string): string {
  return link('lo', { ...(alias === undefined ? {} : { alias }) });
}

const BRIDGE = { kind: 'bridge', data: { forward_delay: 0, stp_state: 0, vlan_filtering: 1 } };

const SURVEY = [
  '@host',
  link('br0', {
    ...BRIDGE,
    group: GROUP,
    alias: 'vethloom:lab:b1',
    addresses: ['192.0.2.1/24'],
  }),
  link('t0', { master: 'br0', group: GROUP, kind: 'tun', alias: 'vethloom:lab:l1' }),
  // Forgeries, as text and as JSON.
  link('docker0', { ...BRIDGE, alias: 'x\n@host\n[{"group":"1979711489","ifname":"br0"' }),
  link('eno1', { kind: 'dummy', addresses: ['10.0.0.5/16'] }),
  link('eno2', { master: 'docker0', kind: 'dummy' }),
  link('eno3', { kind: 'dummy', addresses: ['fe80::1/64'] }),
  route('default', { gateway: '10.0.0.1', dev: 'eno1', metric: 100 }),
  route('10.0.0.0/16', { dev: 'eno1', protocol: 'kernel', scope: 'link' }),
  '@host 6',
  route('2001:db8:10::/44', { dev: 'eno1', protocol: 'ra', metric: 100 }),
  '@vlans',
  'port              vlan-id  ',
  't0                10',
  '                  11',
  '                  12 PVID Egress Untagged',
  '@namespace probe',
  loopback('vethloom:lab:s1'),
  link('eth0', { group: GROUP, kind: 'veth', alias: 'vethloom:lab:l2' }),
  '@namespace foreign',
  loopback('theirs'),
  link('eth9', { group: GROUP, kind: 'veth', alias: 'vethloom:lab:l3' }),
  '@ovs-bridge',
  'ovs0,standalone,false',
  '@ovs-port',
  'p0,trunk,,20 30,,,0,0,u0,',
  '@ovs-interface',
  'p0,patch,peer=p1,u0,no usable peer, alas',
  '@ours-ovs ovs-bridge',
  'ovs0',
  '@ovs-members ovs0',
  'p0',
  '@ours-ovs ovs-port',
  'p0',
];

/** What forwards, and the nft table and programs with our mark. */
const SERVICES = [
  '@host',
  forwards('inet', true),
  '@namespace probe',
  loopback('vethloom:lab:s1'),
  forwards('inet', false),
  forwards('inet6', true),
  '@nft',
  'table ip vethloom_1 {',
  '\tcomment "vethloom:lab"',
  '\tchain postrouting {',
  '\t\ttype nat hook postrouting priority srcnat; policy accept;',
  '\t\tiif != 0 ip saddr 192.0.2.0/24 oifname != "br0" masquerade',
  '\t}',
  '}',
  'table inet vethloom_1 {',
  '\tcomment "vethloom:lab"',
  '\tchain forward {',
  '\t\ttype filter hook forward priority filter; policy accept;',
  '\t\tiifname "net0" oifname != "net0" reject',
  '\t\toifname "net0" iifname != "net0" reject',
  '\t\toifname "net1" iifname != "net1" ct state invalid,new reject',
  '\t}',
  '}',
  '@daemons',
  '41 dnsmasq-br0 --interface=br0',
  '42 dnsmasq-br0 --interface=br0',
  '43 dnsmasq-br9 --interface=br9',
];

type Declared = readonly [verb: string, object: string, facts?: string];

describe.each(AWKS.map((awk) => [awk.join(' '), awk] as const))('%s', (_, [program, ...before]) => {
  function judge(task: string, declared: readonly Declared[], survey = SURVEY) {
    const rows = declared.map(([verb, object, facts = '']) =>
      [verb, 'id', 'a "title" \\\\', object, facts].join('\t'),
    );
    const options = [`task=${task}`, `group=${GROUP}`, 'mark=vethloom:lab:', 'lab=lab'];
    const argv = [...before, ...options.flatMap((option) => ['-v', option]), PROGRAM];
    const input = [...survey, ...(task === 'ours' ? [] : ['@declared', ...rows]), ''].join('\n');
    const { stdout, status } = spawnSync(program, argv, { input, encoding: 'utf8' });
    return { lines: stdout.split('\n').slice(0, -1), status };
  }

  const ALL: readonly Declared[] = [
    ['make', 'link br0', 'kind=bridge up=yes stp_state=0 vlan_filtering=1'],
    ['want', 'link br0', 'addr=192.0.2.1/24'],
    ['make', 'link t0', 'kind=tun up=yes'],
    ['want', 'link t0', 'master=br0 vlans=10-11,12u'],
    ['make', 'netns probe'],
    ['make', 'link probe/eth0', 'kind=veth up=yes'],
    ['make', 'ovs-bridge ovs0', 'fail_mode=standalone stp_enable=false'],
  ];

  test('finds what is as it was drawn', () => {
    const { lines, status } = judge('status', ALL);
    expect(lines.map((line) => line.split('\t')[0])).toEqual(ALL.map(() => 'present'));
    expect(status).toBe(0);
  });

  test('tells what differs, is missing, foreign or too much', () => {
    const { lines, status } = judge('status', [
      ['make', 'link br0', 'stp_state=1'],
      ['want', 'link t0', 'vlans=10,12u'],
      ['make', 'link docker0'],
      ['make', 'netns foreign'],
      ['make', 'link t9'],
      ['make', 'ovs-port p0', 'error= trunks=20,30'],
      ['make', 'ovs-bridge ovs0'],
    ]);
    const short = lines.map((line) => {
      const [state, object, , why = ''] = line.split('\t');
      return [state, object, why];
    });
    expect(short).toEqual([
      ['differs', 'link br0', 'stp_state is 0, drawn 1'],
      ['differs', 'link t0', 'vlans is 10 11 12u, drawn 10,12u'],
      ['foreign', 'link docker0', ''],
      ['foreign', 'netns foreign', ''],
      ['missing', 'link t9', ''],
      ['differs', 'ovs-port p0', 'error is no usable peer, alas, drawn '],
      ['present', 'ovs-bridge ovs0', ''],
      ['extra', 'netns probe', ''],
    ]);
    expect(status).toBe(1);
  });

  test('says the same as JSON', () => {
    const { lines } = judge('json', ALL.slice(0, 1));
    const told: unknown = JSON.parse(lines.join('\n'));
    expect(told).toMatchObject({
      lab: 'lab',
      same: false,
      objects: [{ state: 'present', object: 'link br0', title: 'a "title" \\\\' }, {}, {}, {}],
    });
  });

  test('sees what is in the way', () => {
    const { lines, status } = judge('check', [
      ['make', 'link docker0'],
      ['make', 'link br0'],
      ['free', 'link t9'],
      ['make', 'netns foreign'],
      ['must', 'link eno9'],
      ['joins', 'link eno2', 'master=br0'],
      ['joins', 'link eno3', 'master=br0'],
      ['want', 'link br0', 'addr=10.0.0.5/24'],
      ['want', 'link br0', 'addr=10.0.7.1/24'],
      ['want', 'link br0', 'addr=192.0.2.1/24'],
      ['want', 'link br0', 'addr=2001:db8:1f:1::1/64'],
      ['want', 'link br0', 'addr=2001:db8:20::1/64'],
      ['want', 'link br0', 'addr=fd00::1/64'],
      ['want', 'link br0', 'route=default,10.0.0.9'],
      ['want', 'link br0', 'route=default,2001:db8::1'],
      ['want', 'link probe/eth0', 'addr=10.0.0.5/24'],
    ]);
    // Each says what it is about, what that means and what to do.
    const told = lines.map((line) => /^([a-z-]+): (.*?)(?: already)?[,;] .+/.exec(line)?.slice(1));
    expect(told).toEqual([
      ['name-taken', 'link docker0 is there already and is not of this lab'],
      ['name-taken', 'netns foreign is there already and is not of this lab'],
      ['device-missing', 'link eno9 is not there'],
      ['port-taken', 'link eno2 is a port of docker0'],
      ['address-taken', 'link br0 would get 10.0.0.5'],
      ['subnet-overlap', 'link br0 would get 10.0.7.1/24'],
      ['subnet-overlap', 'link br0 would get 2001:db8:1f:1::1/64'],
      ['route-taken', 'this machine has a route to default'],
    ]);
    expect(status).toBe(1);
  });

  test('what a network card carries along to its bridge is in nobody\u2019s way', () => {
    const { lines, status } = judge('check', [
      ['joins', 'link eno1', 'master=br0'],
      ['want', 'link br0', 'addr=10.0.7.1/24'],
      ['want', 'link br1', 'addr=10.0.8.1/24'],
      ['want', 'link br0', 'addr=2001:db8:1f:1::1/64'],
    ]);
    expect(lines.map((line) => line.slice(0, line.indexOf(',')))).toEqual([
      'subnet-overlap: link br1 would get 10.0.8.1/24',
      // That one is behind a router.
      'subnet-overlap: link br0 would get 2001:db8:1f:1::1/64',
    ]);
    expect(status).toBe(1);
  });

  test('gives network cards back to the machine', () => {
    const card = (name: string, said: Said) => link(name, { ...said, kind: 'dummy' });
    const away = card('en3', {});
    const port = card('en1', { master: 'br0' });
    const other = card('en2', { master: 'br0' }).replace('00:00:01', '00:00:02');
    const saved = ['link en3 down .', 'home en3 br7 .', 'address en3 192.0.2.9/24 .'];
    const released = (cards: readonly string[], record: readonly string[]) => {
      const survey = SURVEY.map((line) => (line === '@host' ? [line, ...cards].join('\n') : line));
      return judge('ours', [], [...survey, '@saved', ...record]).lines.filter((line) =>
        line.startsWith('release'),
      );
    };
    expect(released([port], ['link en1 down .'])).toEqual(['release en1 down back br0']);
    // Without a record by the MAC that the bridge has of it.
    expect(released([port, other], [])).toEqual(['release en1 up back br0']);
    expect(released([away], saved)).toEqual(['release en3 down saved br7']);
    expect(released([away], saved.slice(0, 2))).toEqual([]);
    // Somebody has pulled it from our bridge, which still has its addresses.
    const pulled = ['link en3 up .', 'home en3 br0 .', 'address en3 192.0.2.9/24 .'];
    expect(released([away], pulled)).toEqual(['release en3 up back br0']);
    const again = card('en3', { addresses: ['10.7.0.5/16'] });
    expect(released([again], saved)).toEqual([]);
  });

  test('gives the slaves of its bonds back to the machine', () => {
    const bond = link('bond0', { kind: 'bond', alias: 'vethloom:lab:x1', group: GROUP });
    const released = (cards: readonly string[], record: readonly string[]) => {
      const all = ['@host', bond, ...cards].join('\n');
      const survey = SURVEY.map((line) => (line === '@host' ? all : line));
      return judge('ours', [], [...survey, '@saved', ...record]).lines.filter((line) =>
        line.startsWith('release'),
      );
    };
    const slave = link('en1', { kind: 'dummy', master: 'bond0' });
    expect(released([slave], ['link en1 down .', 'slave en1 bond0 .'])).toEqual([
      'release en1 down bond bond0',
    ]);
    expect(released([slave], [])).toEqual(['release en1 up bond bond0']);
    // Out of it already, but not raised again.
    const out = link('en1', { kind: 'dummy' });
    const down = out.replace('"UP","LOWER_UP"', '"M-DOWN"');
    const saved = ['link en1 up .', 'slave en1 bond0 .'];
    expect(released([down], saved)).toEqual(['release en1 up bond']);
    expect(released([down], saved.slice(0, 1))).toEqual([]);
    expect(released([out], saved)).toEqual([]);
  });

  test('lists what is ours, and nothing else, for removal', () => {
    const { lines } = judge('ours', []);
    expect(lines).toEqual([
      'bridge br0',
      'netns probe',
      'ovs-bridge ovs0',
      'ovs-port p0',
      `group ${GROUP}`,
    ]);
  });

  test('takes our netdev group apart where another is in it', () => {
    const alien = link('alien', { group: GROUP, kind: 'dummy', alias: 'somebody' });
    const survey = SURVEY.map((line) => (line === '@host' ? `${line}\n${alien}` : line));
    expect(judge('ours', [], survey).lines).toEqual([
      'bridge br0',
      'link t0',
      'netns probe',
      'ovs-bridge ovs0',
      'ovs-port p0',
    ]);
    const [told, ...others] = judge('check', [], survey).lines;
    expect(told).toContain(`group-taken: link alien is in our netdev group ${GROUP}`);
    expect(others).toEqual([]);
  });

  test('knows forwarding, nft table and programs', () => {
    const { lines, status } = judge(
      'status',
      [
        ['want', 'setting net.ipv4.ip_forward', 'value=1'],
        ['want', 'setting probe/net.ipv4.ip_forward', 'value=0'],
        ['want', 'setting probe/net.ipv6.conf.all.forwarding', 'value=0'],
        ['make', 'nft vethloom_1', 'rules=1 masquerade=192.0.2.0/24,br0'],
        ['make', 'nft vethloom_1', 'rules=2 masquerade=192.0.2.0/24,br1'],
        ['make', 'filter vethloom_1', 'rules=3 out=net0 in=net0'],
        ['make', 'filter vethloom_1', 'rules=3 new=net1'],
        ['make', 'filter vethloom_1', 'rules=3 new=net0'],
        ['make', 'daemon dnsmasq-br0', 'args=--interface=br0'],
        ['make', 'daemon dnsmasq-br0', 'args=--interface=br0--no-hosts'],
        ['make', 'daemon dnsmasq-br1', 'args=--interface=br1'],
        ['make', 'netns probe'],
      ],
      SERVICES,
    );
    const short = lines.map((line) => {
      const [state, object, , why = ''] = line.split('\t');
      return [state, object, why];
    });
    expect(short).toEqual([
      ['present', 'setting net.ipv4.ip_forward', ''],
      ['present', 'setting probe/net.ipv4.ip_forward', ''],
      ['differs', 'setting probe/net.ipv6.conf.all.forwarding', 'value is 1, drawn 0'],
      ['present', 'nft vethloom_1', ''],
      [
        'differs',
        'nft vethloom_1',
        'rules is 1, drawn 2; masquerade is 192.0.2.0/24,br0, drawn 192.0.2.0/24,br1',
      ],
      ['present', 'filter vethloom_1', ''],
      ['present', 'filter vethloom_1', ''],
      ['differs', 'filter vethloom_1', 'new is net1, drawn net0'],
      ['present', 'daemon dnsmasq-br0', ''],
      ['differs', 'daemon dnsmasq-br0', 'runs with other arguments'],
      ['missing', 'daemon dnsmasq-br1', ''],
      ['present', 'netns probe', ''],
      ['extra', 'daemon dnsmasq-br9', ''],
    ]);
    expect(status).toBe(1);
  });

  test('ends programs first', () => {
    expect(judge('ours', [], SERVICES).lines).toEqual([
      'daemon 41',
      'daemon 42',
      'daemon 43',
      'netns probe',
      'nft vethloom_1',
      'filter vethloom_1',
    ]);
  });

  test('takes an nft table for ours by its own comment alone', () => {
    const survey = ['@nft', 'table ip vethloom_1 {', '\tcomment "vethloom:lab2"', '\tchain c {'];
    survey.push('\t\tcomment "vethloom:lab"', '\t}', '}');
    expect(judge('ours', [], survey).lines).toEqual([]);
    const make: Declared = ['make', 'nft vethloom_1', 'rules=1'];
    expect(judge('status', [make], survey).lines).toEqual([expect.stringMatching(/^foreign\t/)]);
    expect(judge('check', [make], survey).lines).toEqual([
      expect.stringMatching(/^name-taken: nft vethloom_1 /),
    ]);
  });

  test('sees who listens where our dnsmasq would', () => {
    const opens: readonly Declared[] = [
      ['opens', 'port 192.0.2.1:53', 'DNS'],
      ['opens', 'port br0:67', 'DHCP'],
    ];
    const codes = (...sockets: string[]) => {
      const survey = ['@sockets', ...sockets.map((at) => `udp UNCONN 0 0 ${at} 0.0.0.0:*`)];
      return judge('check', opens, survey).lines.map((line) => line.replace(/:.*/, ''));
    };
    const both = ['dns-port-53-busy', 'dhcp-port-67-busy'];
    expect(codes('0.0.0.0:53', '0.0.0.0:67')).toEqual(both);
    expect(codes('192.0.2.1:53', '0.0.0.0%br0:67')).toEqual(both);
    expect(codes('*:53', '127.0.0.53%lo:53')).toEqual(['dns-port-53-busy']);
    const others = ['127.0.0.53%lo:53', '192.0.2.11:53', '[::]:53', '0.0.0.0%virbr0:67'];
    expect(codes(...others, '0.0.0.0:5353')).toEqual([]);
  });

  test('says what is left', () => {
    expect(judge('left', []).lines).toEqual([
      'link br0, link t0, netns probe, ovs-bridge ovs0, ovs-port p0',
    ]);
    expect(judge('left', [], []).lines).toEqual([]);
    expect(judge('left', [], ['@silent what it has', '@silent the rest']).lines).toEqual([
      'what it has, the rest',
    ]);
    expect(judge('left', [], ['@unreadable']).status).toBe(1);
  });

  test('takes a namespace that cannot be entered for ours only where the intent line names it', () => {
    const half = ['@host', '@namespace half', '@namespace alien'];
    expect(judge('ours', [], half).lines).toEqual([]);
    expect(judge('ours', [], [...half, '@intent', 'netns half .']).lines).toEqual(['netns half']);
    const inside = (name: string, said: Said) => [
      ...half.slice(0, 2),
      loopback(),
      link(name, said),
      '@intent',
      'netns half .',
    ];
    expect(judge('ours', [], inside('eth0', { group: GROUP })).lines).toEqual(['netns half']);
    expect(judge('ours', [], inside('sit0', { kind: 'sit' })).lines).toEqual(['netns half']);
    expect(judge('ours', [], inside('br0', { kind: 'bridge' })).lines).toEqual([]);
    const port = [...inside('p0', { kind: 'openvswitch' }), '@ours-ovs ovs-port', 'p0'];
    expect(judge('ours', [], [...port, '@intent', 'netns half .']).lines).toContain('netns half');
    const marked = [...half.slice(0, 2), loopback('somebody'), '@intent', 'netns half .'];
    expect(judge('ours', [], marked).lines).toEqual([]);
  });

  test('knows the members of a bond by their own mark, and takes them away with it', () => {
    const bond = (marked: readonly string[]) => [
      '@host',
      link('eno1', { kind: 'dummy' }),
      '@ovs-port',
      'bond0,,,,balance-slb,off,0,0,u1 u2,lacp-time=fast',
      '@ovs-interface',
      'eno1,,,u1,',
      'eno2,,,u2,no such device, alas',
      '@ours-ovs ovs-port',
      ...marked,
      '@ours-ovs ovs-member',
      ...(marked.length > 0 ? ['eno1', 'eno2'] : []),
    ];
    const facts = 'bond_mode=balance-slb lacp-time=fast members=2 member=eno1 error-eno1=';
    const drawn: Declared[] = [
      ['make', 'ovs-port bond0', facts],
      ['make', 'ovs-port bond0', 'member=eno3 error-eno2='],
    ];
    expect(judge('status', drawn, bond(['bond0'])).lines.map((line) => line.split('\t'))).toEqual([
      ['present', 'ovs-port bond0', expect.anything()],
      [
        'differs',
        'ovs-port bond0',
        expect.anything(),
        'member is eno1 eno2, drawn eno3; error-eno2 is no such device, alas, drawn ',
      ],
    ]);
    expect(judge('ours', [], bond(['bond0'])).lines).toEqual(['ovs-port bond0']);
    expect(judge('ours', [], [...bond(['bond0']), '@saved', 'link eno1 up .']).lines).toEqual([
      'release eno1 up ovs',
      'ovs-port bond0',
    ]);
    expect(judge('ours', [], bond([])).lines).toEqual([]);
    expect(judge('check', [['joins', 'link eno1']], bond([])).lines.join()).toContain('port-taken');
    expect(judge('check', [['joins', 'link eno1']], bond(['bond0'])).lines).toEqual([]);
  });

  test('puts a card down that Open vSwitch put up again as it left', () => {
    const risen = (after: readonly string[], intent = 'leaving eno1 .') =>
      judge(
        'ours',
        [],
        [
          '@host',
          link('eno1', { kind: 'dummy' }),
          ...after,
          '@intent',
          intent,
          '@saved',
          'link eno1 down .',
        ],
      ).lines;
    expect(risen([])).toEqual(['release eno1 down ovs']);
    expect(risen([], 'leaving eno1')).toEqual([]);
    expect(risen([], 'up')).toEqual([]);
    // Somebody else has taken it since.
    expect(risen(['@ovs-interface', 'eno1,,,u1,'])).toEqual([]);
  });

  test('takes a namespace for ours whose removal was cut short', () => {
    const ending = ['@intent', 'up', 'ending half .'];
    const half = ['@host', '@namespace half', ...ending];
    expect(judge('ours', [], half).lines).toEqual(['netns half']);
    const theirs = ['@host', '@namespace half', loopback(), ...ending];
    expect(judge('ours', [], theirs).lines).toEqual([]);
  });

  test('takes an unmarked device for ours only where the intent line names it', () => {
    const bare = [...SURVEY, '@host', link('t9', { kind: 'tun' }), link('b9', { kind: 'bridge' })];
    const found = (...intents: readonly string[]) =>
      judge('ours', [], [...bare, '@intent', ...intents, '@saved', 'link eno1 up .']).lines;
    expect(found('link t9 .')).toContain('link t9');
    expect(found('link t9')).not.toContain('link t9');
    expect(found('link t9 .', 'not link t9 .')).not.toContain('link t9');
    // It has an alias, or is of another kind.
    expect(found('link docker0 .').join()).not.toContain('docker0');
    expect(found('link eno3 .')).not.toContain('link eno3');
    // Last made, first removed, and before all that has a mark.
    expect(found('link t9 .', 'link b9 .').slice(0, 3)).toEqual([
      'bridge b9',
      'link t9',
      'bridge br0',
    ]);
    // Building never came so far.
    expect(found('next link br0 .', 'next link t9 .', 'link t9 .')).toContain('link t9');
    expect(found('next link br1 .', 'next link t9 .', 'link t9 .')).not.toContain('link t9');
  });
});

test('the program holds no single quote, as it stands between two', () => {
  expect(PROGRAM).not.toContain("'");
});
