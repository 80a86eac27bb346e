import { afterEach, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { startLibvirt, virsh } from './harness/libvirt.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

const card = (id: string) => ({ id, model: 'virtio-net-pci' });

/** A network that is limited as a whole, and one whose guests are, each. */
const drawing = draw('limits', {
  devices: [
    device('libvirt-network', 'net0', {
      addresses: ['10.48.0.1/24'],
      dhcp: {},
      inbound: { average: 5000, peak: 9000, burst: 512 },
      outbound: {},
    }),
    device('bridge', 'br0'),
    device('libvirt-network', 'net1', {
      forward: 'bridge',
      portgroups: [
        { id: 'slow', default: true, inbound: { average: 100 } },
        { id: 'deaf', outbound: { average: 10, burst: 64 } },
      ],
    }),
    guest('web', [card('eth0'), card('eth1'), card('eth2')]),
  ],
  links: [
    cable('lower', 'net1', 'br0'),
    cable('network', 'web:eth0', 'net0'),
    cable('network', 'web:eth1', 'net1'),
    cable('network', 'web:eth2', 'net1', { portgroup: 'deaf' }),
  ],
});

/** Notes what it is told, and does of it what this kernel has the modules for. */
const noting = `#!/bin/sh
echo "$*" >>/lab/told
/lab/tc "$@" 2>/dev/null || true
`;

let box: Sandbox;
afterEach(() => box.close());

test('libvirt limits the network, and each guest by its portgroup', async () => {
  box = await openSandbox();
  const lab = exportLab(drawing, 'shell-libvirt');
  await place(lab, box);
  box.write('/lab/noting', noting, true);
  await succeed(
    box.run(['sh', '-ec', 'tc=$(command -v tc); cp "$tc" /lab/tc; mount --bind /lab/noting "$tc"']),
  );
  await startLibvirt(box);
  const told = async () =>
    (await succeed(box.run(['sh', '-c', 'cat /lab/told; : >/lab/told']))).stdout.split('\n');
  const define = (verb: string) =>
    succeed(
      box.run(['libvirt/define.sh', verb], { cwd: lab.folder, env: { VETHLOOM_ACCEL: 'tcg' } }),
    );
  for (const { path, language } of lab.files)
    if (language === 'xml') await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
  await succeed(runNet(lab, box, 'up'));
  for (const verb of ['define', 'define', 'status']) await define(verb);
  const network = await told();
  for (const words of ['rate 5000kbps ceil 9000kbps burst 512kb', 'police rate 1000kbps'])
    expect(network.some((line) => line.includes('dev net0') && line.includes(words))).toBe(true);
  expect(network.some((line) => line.includes('dev br0'))).toBe(false);

  await succeed(virsh(box, 'start', '--paused', 'web'));
  const guests = await told();
  const of = (name: string) => guests.filter((line) => line.includes(`dev ${name} `)).join('\n');
  expect(of('web-eth1')).toContain('rate 100kbps');
  expect(of('web-eth1')).not.toContain('police');
  expect(of('web-eth2')).toContain('police rate 10kbps burst 64kb');
  expect(of('web-eth2')).not.toContain('htb');

  await succeed(virsh(box, 'destroy', 'web'));
  await define('undefine');
  await succeed(runNet(lab, box, 'down'));
  const left = (await succeed(box.run(['/lab/tc', 'qdisc', 'show']))).stdout;
  expect(left).not.toMatch(/htb|ingress/);
});
