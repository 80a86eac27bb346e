import { cable, device, draw } from './draw.ts';
import type { Running, Sandbox } from './sandbox.ts';
import { succeed } from './sandbox.ts';

/** The drawing of a machine whose network card becomes a port: `drawn` is the bridge's own address. */
export function uplinkDrawing(drawn = '10.7.0.1/24') {
  return draw('uplink', {
    devices: [
      device('bridge', 'br0', { addresses: ['192.0.2.200/24', drawn] }),
      device('nic', 'eno1'),
      device('namespace', 'left', { interfaces: [{ id: 'eth0', addresses: ['192.0.2.201/24'] }] }),
    ],
    links: [cable('member', 'eno1', 'br0'), cable('veth', 'left:eth0', 'br0')],
  });
}

/**
 * A veth plays the card eno1; the namespace at its other end is the rest of the world. The card
 * carries what a card can: secondary, labelled and deprecated addresses, routes of all kinds.
 */
const world = `
ip netns add out
ip link add eno1 address 52:54:00:aa:bb:01 type veth peer name peer0 netns out
echo 0 >/proc/sys/net/ipv6/conf/eno1/accept_ra
ip link set eno1 up
ip -n out link set peer0 up
ip -n out link set lo up
ip -n out address add 192.0.2.1/24 dev peer0
ip -n out address add 2001:db8::1/64 dev peer0 nodad
ip -n out address add fe80::1/64 dev peer0 nodad
ip -n out address add 203.0.113.1/32 dev lo
ip -n out address add 2001:db8:9::1/128 dev lo
ip address add 192.0.2.5/24 brd + dev eno1
ip address add 192.0.2.6/24 dev eno1
ip address add 198.51.100.5/24 brd + dev eno1 label eno1:lan
ip address add 169.254.7.7/16 scope link noprefixroute dev eno1
ip address add 2001:db8::5/64 dev eno1
ip address add 2001:db8::6/64 dev eno1 preferred_lft 0
ip address add 2001:db8::7/64 dev eno1 nodad
sleep 2.5
ip route add default via 192.0.2.1 proto static metric 100
ip route add 203.0.113.0/24 via 192.0.2.1 src 192.0.2.6 metric 7
ip route add 10.9.9.9 dev eno1 scope link
ip route add 10.10.0.0/16 via 10.9.9.9 dev eno1 proto static mtu 1400
ip route add 10.11.0.0/16 via 10.99.99.99 dev eno1 onlink
ip route add 10.12.0.0/16 via inet6 2001:db8::1 dev eno1
ip -6 route add default via fe80::1 dev eno1 metric 300
ip -6 route add 2001:db8:9::/48 via 2001:db8::1 src 2001:db8::6
`;

export async function openWorld(box: Sandbox): Promise<void> {
  await succeed(box.run(['sh', '-ec', world]));
}

/** All that the machine's own network is, in the order the kernel tells it. */
export async function ownNetwork(box: Sandbox): Promise<readonly string[]> {
  const { stdout } = await box.run([
    'sh',
    '-c',
    'ip address; ip route show table all; ip -6 route show table all; ip rule; ip -6 rule; ls /run/netns',
  ]);
  // Where a cable ends in another namespace changes with the order in which these are asked for.
  return stdout.split('\n').filter((line) => line !== '');
}

/** Pings 10 ms apart, both ways and both families; how many of each were lost. */
export async function pingThroughout<T>(
  box: Sandbox,
  count: number,
  work: () => Promise<T>,
): Promise<{ readonly lost: readonly number[]; readonly result: T }> {
  const ping = ['ping', '-q', '-i', '0.01', '-c', String(count), '-W', '1'];
  const runs = [
    ['ip', 'netns', 'exec', 'out', ...ping, '192.0.2.5'],
    ['ip', 'netns', 'exec', 'out', ...ping, '2001:db8::5'],
    [...ping, '203.0.113.1'],
    [...ping, '2001:db8:9::1'],
  ].map((argv) => box.run(argv));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const result = await work();
  const told = await Promise.all(runs);
  const lost = told.map(({ stdout, stderr }) => {
    const found = /(\d+) packets transmitted, (\d+) received/.exec(stdout);
    if (!found) throw new Error(stdout + stderr);
    return Number(found[1]) - Number(found[2]);
  });
  return { lost, result };
}

/** One end of a TCP session: sends numbered lines 10 ms apart and sends back those of the other. */
const session = `
const [, , host] = process.argv;
const net = require('node:net');
const state = { sent: 0, back: 0, gap: 0 };
function talk(socket) {
  let rest = '', last = Date.now();
  socket.setNoDelay(true).setEncoding('utf8');
  const mine = host ? 'c' : 's';
  const timer = setInterval(() => socket.write(mine + ++state.sent + '\\n'), 10);
  socket.on('data', (text) => {
    const lines = (rest + text).split('\\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line[0] !== mine) { socket.write(line + '\\n'); continue; }
      if (Number(line.slice(1)) !== ++state.back) throw new Error('lost a line');
      state.gap = Math.max(state.gap, Date.now() - last);
      last = Date.now();
    }
  });
  process.stdin.on('data', () => console.log(JSON.stringify(state)));
  socket.on('error', (error) => { throw error; });
  socket.on('close', () => { clearInterval(timer); process.exit(3); });
}
if (host) talk(net.connect(7000, host, () => console.log('connected')).on('error', (error) => { throw error; }));
else net.createServer(talk).listen(7000, '203.0.113.1', () => console.log('listening'));
`;

export interface Session {
  /** Lines that came back to either end since it began, and the longest wait for one, ms. */
  readonly state: () => Promise<readonly { readonly back: number; readonly gap: number }[]>;
  readonly close: () => void;
}

async function said(running: Running, part: string): Promise<void> {
  for (let i = 0; !running.said().includes(part); i++) {
    if (i > 100) throw new Error(`no "${part}": ${running.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A TCP session from the machine to the world outside. */
export async function openSession(box: Sandbox): Promise<Session> {
  box.write('/lab/session.cjs', session);
  const node = [process.execPath, '/lab/session.cjs'];
  const server = box.spawn(['ip', 'netns', 'exec', 'out', ...node]);
  await said(server, 'listening');
  const client = box.spawn([...node, '203.0.113.1']);
  await said(client, 'connected');
  return {
    async state() {
      const told = [server, client].map(async (end) => {
        const before = end.said().split('\n').length;
        end.input.write('?\n');
        for (let i = 0; end.said().split('\n').length === before; i++) {
          if (i > 100) throw new Error(`the session is gone: ${end.said()}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return JSON.parse(end.said().split('\n').at(-2) ?? '') as { back: number; gap: number };
      });
      return Promise.all(told);
    },
    close() {
      client.kill();
      server.kill();
    },
  };
}
