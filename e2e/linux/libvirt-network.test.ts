import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { BundleId, Plan, Topology } from '../../src/core/index.ts';
import { devicesOf } from './harness/devices.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { argvOf, startLibvirt, virsh } from './harness/libvirt.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

/** A network of each sort, and a switch of the script beside them. */
function networks(stp = false): Topology {
  return draw('networks', {
    devices: [
      device('libvirt-network', 'nat0', {
        forward: 'nat',
        addresses: ['10.40.0.1/24', '10.40.1.1/24'],
        mtu: 1400,
        ...(stp && { stp }),
        dhcp: {
          leases: ['52:54:00:00:00:07 10.40.0.7'],
          domain: 'lab.test',
          hosts: ['10.40.0.5 db', '10.40.0.5 base.test'],
        },
      }),
      device('libvirt-network', 'alone0', {
        addresses: ['10.41.0.1/24', 'fd00:41::1/64'],
        stp: true,
        forwardDelay: 2,
        dhcp: { range: '10.41.0.100-10.41.0.101' },
      }),
      device('libvirt-network', 'route0', { forward: 'route', addresses: ['10.42.0.1/24'] }),
      device('libvirt-network', 'open0', { forward: 'open', addresses: ['10.43.0.1/24'] }),
      device('libvirt-network', 'bare0'),
      device('bridge', 'br0', { addresses: ['10.44.0.1/24'] }),
      guest('web', [
        { id: 'eth0', model: 'virtio-net-pci', queues: 2, addresses: ['10.40.0.30/24'] },
        { id: 'eth1', model: 'e1000' },
        { id: 'eth2', model: 'virtio-net-pci' },
      ]),
      guest('infinite', [
        { id: 'eth0', model: 'e1000', addresses: ['10.40.0.31/24'] },
        { id: 'eth1', model: 'virtio-net-pci' },
        { id: 'eth2', model: 'virtio-net-pci' },
      ]),
    ],
    links: [
      cable('network', 'web:eth0', 'nat0'),
      cable('network', 'web:eth1', 'alone0'),
      cable('network', 'web:eth2', 'route0'),
      cable('network', 'infinite:eth0', 'nat0', { b: { ifname: 'pinned0' } }),
      cable('network', 'infinite:eth1', 'open0'),
      cable('tap', 'infinite:eth2', 'br0'),
    ],
  });
}

/** What a machine can have in the way of networks. */
function addressed(): Topology {
  return draw('networks', {
    devices: [
      device('libvirt-network', 'nat0', {
        forward: 'nat',
        addresses: ['10.40.0.1/24', '10.40.1.1/24'],
      }),
      device('libvirt-network', 'alone0', { addresses: ['10.41.0.1/24', 'fd00:41::1/64'] }),
      device('libvirt-network', 'route0', { forward: 'route', addresses: ['10.42.0.1/24'] }),
    ],
    links: [],
  });
}

const env = { VETHLOOM_ACCEL: 'tcg' };
let box: Sandbox;
afterEach(() => box.close());

const sh = (script: string) => succeed(box.run(['sh', '-ec', script]));
const net = (lab: Lab, verb: string) => succeed(runNet(lab, box, verb));
const define = (lab: Lab, ...words: string[]) =>
  box.run(['libvirt/define.sh', ...words], { cwd: lab.folder, env });

/** What stands in the way of a verb of define.sh. */
async function refused(lab: Lab, ...words: string[]): Promise<string> {
  const { status, stderr } = await define(lab, ...words);
  expect(status).toBe(1);
  return stderr;
}

/** What udhcpc calls with what it was given. */
const takeLease = `#!/bin/sh
[ "$1" = bound ] || exit 0
ip address add "$ip/$mask" dev "$interface"
echo "ip=$ip router=$router dns=$dns mtu=$mtu domain=$domain"
`;

/** Plugs a namespace into a switch, and asks there for an address. */
async function ask(name: string, bridge: string, mac: string): Promise<string> {
  box.write('/lab/lease', takeLease, true);
  await sh(`ip netns add ${name}
    ip link add ${name} type veth peer name eth0 address ${mac} netns ${name}
    ip link set ${name} master ${bridge} up; ip -n ${name} link set eth0 up`);
  const options = '-O mtu -O domain -i eth0 -n -q -f -t 10 -T 1 -s /lab/lease';
  const { stdout } = await sh(`ip netns exec ${name} busybox udhcpc ${options} 2>/dev/null`);
  return stdout.trim();
}

const named = async (from: string, name: string, at: string) =>
  (await box.run(['ip', 'netns', 'exec', from, 'busybox', 'nslookup', name, at])).stdout;

/** What DHCP and DNS say is one, whoever runs dnsmasq. */
async function servesAsDrawn(): Promise<void> {
  expect(await ask('known', 'nat0', '52:54:00:00:00:07')).toBe(
    'ip=10.40.0.7 router=10.40.0.1 dns=10.40.0.1 mtu=1400 domain=lab.test',
  );
  for (const name of ['web.lab.test', 'web'])
    expect(await named('known', name, '10.40.0.1')).toContain('10.40.0.30');
  expect(await named('known', 'infinite', '10.40.0.1')).not.toContain('10.40.0.31');
  for (const name of ['db', 'db.lab.test', 'base.test'])
    expect(await named('known', name, '10.40.0.1')).toContain('10.40.0.5');
  expect(await ask('kept', 'alone0', '52:54:00:00:00:08')).toMatch(
    /^ip=10\.41\.0\.10[01] router= dns=10\.41\.0\.1 mtu= domain=$/,
  );
  await sh('for each in known kept; do ip netns del $each; done');
}

/** Tells each caller who it is. */
const told = `import socket
server = socket.create_server(('198.51.100.2', 9999))
print('listens', flush=True)
while True:
  caller, address = server.accept()
  caller.sendall(address[0].encode())
  caller.close()`;

interface Way {
  /** Whether the host itself answers there. */
  readonly host: string;
  /** Whom those behind a switch are to the world outside, which knows the way back. */
  readonly out: string;
  /** What the world outside hears when it calls them. */
  readonly in: string;
}

/** Of each switch, by its name. */
async function ways(switches: Readonly<Record<string, string>>): Promise<Record<string, Way>> {
  await sh(`ip netns add out
    ip link add up0 type veth peer name eth0 netns out
    ip address add 198.51.100.1/24 dev up0; ip link set up0 up
    ip -n out address add 198.51.100.2/24 dev eth0; ip -n out link set eth0 up
    ip -n out route add default via 198.51.100.1`);
  const outside = box.spawn(['ip', 'netns', 'exec', 'out', 'python3', '-c', told]);
  await once(outside.output, 'data');
  const calls = Object.entries(switches).map(async ([bridge, network]) => {
    const at = `in-${bridge}`;
    const { stdout } = await sh(`ip netns add ${at}
      ip link add ${at} type veth peer name eth0 netns ${at}
      ip link set ${at} master ${bridge} up; ip -n ${at} link set eth0 up
      ip -n ${at} address add ${network}.9/24 dev eth0
      ip -n ${at} route add default via ${network}.1
      call() {
        for try in 1 2 3 4 5; do
          answer=$(ip netns exec $1 busybox nc -w 3 $2 9999 </dev/null 2>/dev/null || :)
          [ -z "$answer" ] || break
          sleep 0.2
        done
        echo "$answer"
      }
      for try in 1 2 3 4 5 6 7 8; do
        ! ip netns exec ${at} ping -qc 1 -W 1 ${network}.1 >/dev/null || { echo answers; break; }
      done
      call ${at} 198.51.100.2
      ip netns exec ${at} busybox nc -l -p 9999 -e echo hears & server=$!
      call out ${network}.9
      kill $server 2>/dev/null || :`);
    await sh(`ip netns del ${at}`);
    const [host = '', out = '', heard = ''] = stdout.split('\n');
    return [bridge, { host, out, in: heard }] as const;
  });
  const answers = Object.fromEntries(await Promise.all(calls));
  outside.kill();
  await outside.done;
  await sh('ip netns del out');
  return answers;
}

const SWITCHES = { nat0: '10.40.0', route0: '10.42.0', open0: '10.43.0', alone0: '10.41.0' };

/** The same, whoever makes the networks. */
const AS_DRAWN: Readonly<Record<string, Way>> = {
  nat0: { host: 'answers', out: '198.51.100.1', in: '' },
  route0: { host: 'answers', out: '10.42.0.9', in: 'hears' },
  open0: { host: 'answers', out: '10.43.0.9', in: 'hears' },
  alone0: { host: 'answers', out: '', in: '' },
};

/** Services that libvirt runs are told to it by files, not by arguments. */
function withoutServices(plan: Plan): Plan {
  const hosts = plan.hosts.map((host) => ({
    ...host,
    resources: host.resources.filter(({ kind }) => !['nat', 'filter', 'dhcp'].includes(kind)),
  }));
  return { ...plan, hosts };
}

describe('libvirt', () => {
  let before: Snapshot;

  /** What libvirt leaves behind of every network: its chains, which count, and empty folders. */
  const ofLibvirt =
    /jump LIBVIRT_|^files: \+ \/run\/libvirt\/network\/networks-\w+(\.pid|(\/ports)?)$/;
  const left = async () =>
    (await changesSince(box, before)).filter((line) => !ofLibvirt.test(line));

  async function opened(topology = networks()): Promise<Lab> {
    const lab = exportLab(topology, 'shell-libvirt');
    await place(lab, box);
    await startLibvirt(box);
    // Once it has had a network, its tables stay.
    box.write(
      '/lab/warm.xml',
      "<network><name>warm</name><ip address='10.99.0.1' prefix='24'/></network>",
    );
    await succeed(virsh(box, 'net-define', '/lab/warm.xml'));
    for (const verb of ['net-start', 'net-destroy', 'net-undefine'])
      await succeed(virsh(box, verb, 'warm'));
    before = await takeSnapshot(box);
    return lab;
  }

  test('makes the networks, runs guests in them, and takes all of it back', async () => {
    box = await openSandbox();
    const ours = exportLab(networks(), 'shell-qemu');
    await place(ours, box);
    const lab = await opened();
    for (const { path, language } of lab.files)
      if (language === 'xml') await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
    await net(lab, 'up');
    await net(lab, 'test');
    await succeed(define(lab, 'define'));
    await succeed(define(lab, 'define'));
    await succeed(define(lab, 'status'));
    await net(lab, 'up');
    for (const { name } of lab.guests) {
      await succeed(virsh(box, 'start', '--paused', name));
      const { stdout } = await box.run([`${ours.folder}/guests/${name}.sh`, 'argv'], { env });
      expect(devicesOf(await argvOf(box, name))).toEqual(devicesOf(stdout.trimEnd().split('\n')));
    }
    expect(differences(withoutServices(lab.plan), await readState(box))).toEqual([]);
    await servesAsDrawn();
    expect(await ways(SWITCHES)).toEqual(AS_DRAWN);

    for (const { name } of lab.guests) await succeed(virsh(box, 'destroy', name));
    await succeed(define(lab, 'undefine'));
    await succeed(define(lab, 'undefine'));
    await net(lab, 'down');
    expect(await left()).toEqual([]);
  });

  test('goes on with an older drawing until it is told otherwise, and takes nothing of others', async () => {
    box = await openSandbox();
    const lab = await opened();
    await net(lab, 'up');
    await succeed(define(lab, 'define'));
    await place(exportLab(networks(true), 'shell-libvirt'), box);
    const stp = async () => (await sh('cat /sys/class/net/nat0/bridge/stp_state')).stdout.trim();
    const kept = await define(lab, 'define');
    expect(kept).toMatchObject({ status: 1 });
    expect(kept.stderr).toContain('networks-nat0: runs as it was drawn before');
    expect(await define(lab, 'status')).toMatchObject({ status: 5 });
    expect(await stp()).toBe('0');
    await succeed(define(lab, 'define', '--replace'));
    await succeed(define(lab, 'status'));
    expect(await stp()).toBe('1');
    // A machine that has been switched off forgets who ran.
    await succeed(virsh(box, 'net-destroy', 'networks-nat0'));
    await succeed(define(lab, 'start', 'web'));
    expect(await stp()).toBe('1');
    await succeed(virsh(box, 'destroy', 'web'));
    await succeed(define(lab, 'undefine'));

    await sh('ip link add bare0 type bridge');
    box.write('/lab/theirs.xml', '<network><name>networks-open0</name></network>');
    await succeed(virsh(box, 'net-define', '/lab/theirs.xml'));
    const { status, stderr } = await define(lab, 'define');
    expect(status).toBe(1);
    expect(stderr).toContain('networks-bare0: libvirt is to make its switch bare0');
    expect(stderr).toContain('networks-open0: a network of this name exists');
    expect(stderr).toContain('nothing was changed');
    await succeed(define(lab, 'undefine'));
    await net(lab, 'down');
    await succeed(virsh(box, 'net-undefine', 'networks-open0'));
    await sh('ip link del bare0');
    expect(await left()).toEqual([]);
  });

  test('makes nothing where the machine would lose its way, or forward unasked', async () => {
    box = await openSandbox();
    const lab = await opened(addressed());
    const known = async () => (await virsh(box, 'net-list', '--all', '--name')).stdout.trim();
    const forwards = async () => (await sh('sysctl -n net.ipv4.ip_forward')).stdout.trim();
    expect(await forwards()).toBe('0');
    expect(await refused(lab, 'define')).toContain(
      'networks-nat0: libvirt would make this machine forward',
    );
    expect([await known(), await forwards()]).toEqual(['', '0']);

    await net(lab, 'up');
    const lan = `ip link add lan0 type bridge; ip address add 10.42.0.130/25 dev lan0`;
    await sh(`${lan}; ip link set lan0 up
      ip address add 10.43.0.1 peer 10.41.0.200 dev lan0
      ip route add 10.40.1.128/25 via 10.42.0.129 table 77
      ip -6 route add unreachable fd00:41::/32 dev lo table 77`);
    const way = (network: string, cidr: string, to: string) =>
      `networks-${network}: would get ${cidr}, but this machine reaches ${to} by `;
    const said = await refused(lab, 'define');
    for (const text of [
      way('nat0', '10.40.1.1/24', '10.40.1.128/25'),
      way('alone0', '10.41.0.1/24', '10.41.0.200/32'),
      way('alone0', 'fd00:41::1/64', 'fd00:41::/32'),
      way('route0', '10.42.0.1/24', '10.42.0.130/25'),
      'nothing was changed',
    ])
      expect(said).toContain(text);
    expect(said.trim().split('\n').length).toBe(5);
    expect(await known()).toBe('');
    await sh('ip link del lan0; ip -6 route flush table 77');

    // By another name for the same libvirt it might be another machine.
    box.write(
      '/lab/far/virsh',
      '#!/bin/sh\nshift 3\nexec /usr/bin/virsh -q -c qemu:///system "$@"\n',
      true,
    );
    const far = 'PATH=/lab/far:$PATH LIBVIRT_DEFAULT_URI=qemu+ssh://far/system';
    expect(
      (await box.run(['sh', '-c', `${far} ./libvirt/define.sh define`], { cwd: lab.folder }))
        .stderr,
    ).toContain('networks-route0: libvirt would make it on a machine whose addresses');
    expect(await known()).toBe('');

    await succeed(define(lab, 'define'));
    // What is down has no route yet.
    await sh(lan);
    await succeed(define(lab, 'define'));
    expect(await refused(lab, 'define', '--replace')).toContain(
      way('route0', '10.42.0.1/24', '10.42.0.130/25'),
    );
    for (const name of ['route0', 'alone0'])
      await succeed(virsh(box, 'net-destroy', `networks-${name}`));
    expect(await refused(lab, 'start')).toContain(way('route0', '10.42.0.1/24', '10.42.0.130/25'));
    await sh('! ip link show alone0 2>/dev/null; ip link del lan0');
    await sh('sysctl -qw net.ipv4.ip_forward=0');
    expect(await refused(lab, 'start')).toContain('networks-route0: libvirt would make');
    expect(await forwards()).toBe('0');
    await sh('sysctl -qw net.ipv4.ip_forward=1');
    await succeed(define(lab, 'define', '--replace'));
    await succeed(define(lab, 'undefine'));
    await net(lab, 'down');
    expect(await left()).toEqual([]);
  });
});

describe.each<BundleId>(['shell-qemu', 'brctl-qemu'])('without libvirt, %s', (bundle) => {
  test('the same networks come up, serve, and go', async () => {
    box = await openSandbox();
    const lab = exportLab(networks(), bundle);
    await place(lab, box);
    const before = await takeSnapshot(box);
    await net(lab, 'up');
    await net(lab, 'up');
    await net(lab, 'status');
    await net(lab, 'test');
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    await servesAsDrawn();
    expect(await ways(SWITCHES)).toEqual(AS_DRAWN);
    await net(lab, 'down');
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('one that is alone stays so where this machine forwards, and what an older drawing keeps apart', async () => {
    box = await openSandbox();
    const alone = device('libvirt-network', 'alone0', {
      addresses: ['10.41.0.1/24', 'fd00:41::1/64'],
    });
    const lab = exportLab(draw('networks', { devices: [alone], links: [] }), bundle);
    await place(lab, box);
    await sh(`sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
      ip -6 address add fd00:99::1/64 dev lo nodad`);
    const before = await takeSnapshot(box);
    await net(lab, 'up');
    expect(await ways({ alone0: '10.41.0' })).toEqual({ alone0: AS_DRAWN['alone0'] });
    await sh(`for each in 1 2; do
        ip netns add g$each; ip link add g$each type veth peer name eth0 netns g$each
        ip -n g$each link set eth0 up; ip -n g$each address add fd00:41::1$each/64 dev eth0 nodad
        ip link set g$each master alone0 up
      done
      ip netns add far; ip link add far type veth peer name eth0 netns far
      ip address add fd00:98::1/64 dev far nodad; ip link set far up
      ip -n far address add fd00:98::2/64 dev eth0 nodad; ip -n far link set eth0 up
      for each in g1 far; do ip -n $each route add default dev eth0 via fd00:$([ $each = g1 ] && echo 41 || echo 98)::1; done`);
    const pings = async (from: string, to: string) =>
      (await box.run(['ip', 'netns', 'exec', from, 'ping', '-qc', '1', '-W', '2', to])).status;
    expect([await pings('g1', 'fd00:41::1'), await pings('g1', 'fd00:41::12')]).toEqual([0, 0]);
    expect([await pings('g1', 'fd00:98::2'), await pings('far', 'fd00:41::11')]).toEqual([1, 1]);
    await sh('nft flush chain inet $(nft list tables | cut -d" " -f3) forward');
    expect([await pings('g1', 'fd00:98::2'), await pings('far', 'fd00:41::11')]).toEqual([0, 0]);
    const changed = await runNet(lab, box, 'status');
    expect(changed).toMatchObject({
      status: 5,
      stdout: expect.stringContaining('differs\tfilter'),
    });
    await sh('for each in g1 g2 far; do ip netns del $each; done');

    await net(lab, 'up');
    const bare = exportLab(
      draw('networks', { devices: [device('bridge', 'br0')], links: [] }),
      bundle,
    );
    await place(bare, box);
    await net(bare, 'up');
    await net(bare, 'down');
    expect(await changesSince(box, before)).toEqual([]);
  });
});
