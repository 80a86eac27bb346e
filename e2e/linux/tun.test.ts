import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { pings } from './harness/guest.ts';
import { exportLab, place } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince } from './harness/snapshot.ts';

const drawing = draw('tun', {
  host: { interfaces: [{ id: 'tun0', addresses: ['10.8.0.1/24'] }] },
  devices: [
    device('tun', 'vpn'),
    device('namespace', 'far', {
      interfaces: [
        {
          id: 'tun0',
          addresses: ['10.8.0.2/24', 'fd00:8::2/64'],
          gateway: '10.8.0.1',
          gateway6: 'fd00:8::1',
          promisc: true,
        },
      ],
    }),
  ],
  links: [cable('tun', 'host:tun0', 'vpn'), cable('tun', 'vpn', 'far:tun0', { mtu: 1400 })],
});

/** A VPN program without its secrets: packets of its TUN device go to a socket, and back. */
const program = `
import fcntl, os, select, socket, struct, sys
tun = os.open('/dev/net/tun', os.O_RDWR)
fcntl.ioctl(tun, 0x400454ca, struct.pack('16sH', b'tun0', 0x1001))
here = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
here.bind(sys.argv[1])
while True:
    for ready in select.select([tun, here], [], [])[0]:
        if ready is here: os.write(tun, here.recv(2000))
        elif os.path.exists(sys.argv[2]): here.sendto(os.read(tun, 2000), sys.argv[2])
        else: os.read(tun, 2000)
`;

let box: Sandbox;
beforeEach(async () => {
  box = await openSandbox();
});
afterEach(() => box.close());

test.each(['shell-qemu', 'brctl-qemu'] as const)(
  '%s: programs of the user behind sudo carry packets between TUN devices',
  async (bundle) => {
    const lab = exportLab(drawing, bundle);
    await place(lab, box);
    box.write(`${lab.folder}/program.py`, program);
    const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
    const net = (verb: string) =>
      box.run(['env', 'SUDO_UID=65534', './net.sh', verb], { cwd: lab.folder });
    const before = await settled(box);
    await succeed(net('check'));
    await succeed(net('up'));
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    expect((await succeed(net('up'))).stdout).toContain('already up');

    const as = (user: number, here: string, there: string) =>
      `setpriv --reuid=${user} --regid=${user} --clear-groups python3 program.py /tmp/tuns/${here} /tmp/tuns/${there}`;
    await succeed(sh('mkdir /tmp/tuns && chown 65534 /tmp/tuns'));
    expect((await sh(as(65_533, 'near', 'far'))).stderr).toContain('Operation not permitted');
    await succeed(
      sh(`${as(65_534, 'near', 'far')} >/dev/null 2>&1 & echo $! >/tmp/tuns/pids
        ip netns exec far ${as(65_534, 'far', 'near')} >/dev/null 2>&1 & echo $! >>/tmp/tuns/pids
        until [ -S /tmp/tuns/near ] && [ -S /tmp/tuns/far ]; do sleep 0.02; done`),
    );
    await succeed(sh(pings('10.8.0.2')));
    await succeed(box.run(['ip', 'netns', 'exec', 'far', 'sh', '-c', pings('10.8.0.1')]));
    await succeed(net('status'));

    // They stay when their programs end.
    await succeed(sh('kill $(cat /tmp/tuns/pids); rm -r /tmp/tuns'));
    await succeed(net('status'));
    await succeed(sh('ip link set dev tun0 down && ip -n far link set dev tun0 promisc off'));
    const { stdout, status } = await net('status');
    expect([status, stdout.match(/^differs.*/gmu)?.length]).toEqual([5, 2]);
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(net('down'));
  },
);

test('what has the name of a TUN device is not touched', async () => {
  const lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  await succeed(box.run(['ip', 'tuntap', 'add', 'dev', 'tun0', 'mode', 'tun']));
  const before = await settled(box);
  const { status, stdout, stderr } = await box.run(['./net.sh', 'up'], { cwd: lab.folder });
  expect([status, `${stdout}${stderr}`.includes('name-taken: link tun0')]).toEqual([1, true]);
  expect(await changesSince(box, before)).toEqual([]);
});
