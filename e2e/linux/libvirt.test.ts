import { afterEach, describe, expect, test } from 'vitest';
import { machineTypes, nicModels, type Topology } from '../../src/core/index.ts';
import { crowd } from './harness/crowd.ts';
import { devicesOf, memoryOf, sharesMemory } from './harness/devices.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { guestLabs, pastLibvirt, vhostLab } from './harness/labs.ts';
import { argvOf, startLibvirt, virsh } from './harness/libvirt.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

const env = { VETHLOOM_ACCEL: 'tcg' };

/** What libvirt 9.0 gives to guests of KVM only, without a word: vhost.test.ts has some. */
const withoutVhost = (one: ReturnType<typeof devicesOf>[number]) =>
  one['vhost'] === 'on' ? { ...one, vhost: 'off' } : one;

async function agree(topology: Topology): Promise<void> {
  box = await openSandbox({ ovs: true });
  const lab = exportLab(topology, 'shell-libvirt');
  const ours = exportLab(topology, 'shell-qemu');
  await place(ours, box);
  await place(lab, box);
  const net = (verb: string) => runNet(lab, box, verb);
  const define = (verb: string) => box.run(['libvirt/define.sh', verb], { cwd: lab.folder, env });
  const documents = lab.files.filter(({ language }) => language === 'xml');
  expect(documents.length).toBeGreaterThan(0);
  for (const { path } of documents) {
    await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
  }

  await startLibvirt(box);
  // libvirt cannot tell QEMU where multicast is to go: the host must know.
  await succeed(box.run(['ip', 'route', 'add', '224.0.0.0/4', 'dev', 'lo']));
  const before = await takeSnapshot(box);
  await succeed(net('up'));
  await succeed(define('define'));
  await succeed(define('status'));
  for (const { name, memoryMiB, nics } of lab.guests) {
    await succeed(virsh(box, 'start', '--paused', name));
    const script = `${ours.folder}/guests/${name}.sh`;
    const { stdout } = await box.run([script, 'argv'], { env });
    const [theirs, argv] = [await argvOf(box, name), stdout.trimEnd().split('\n')];
    expect(devicesOf(theirs)).toEqual(devicesOf(argv).map(withoutVhost));
    // What stands in for a cable that QEMU is told of past libvirt has no card.
    const { stdout: network } = await virsh(
      box,
      'qemu-monitor-command',
      name,
      '--hmp',
      'info network',
    );
    const [cables, plugged] = [/-netdev\n[^\n]*id=cable\d/g, /^ \\ cable\d: /gm];
    expect(network.match(plugged)?.length).toBe(theirs.join('\n').match(cables)?.length);
    for (const each of [theirs, argv]) expect(memoryOf(each)).toBe(memoryMiB);
    expect(sharesMemory(theirs)).toBe(sharesMemory(argv));
    // libvirt raises them when the guest runs.
    if (nics.some(({ backend }) => backend.type === 'macvtap'))
      await succeed(virsh(box, 'resume', name));
  }
  // The taps that libvirt has made now stand where the plan wants them.
  expect(differences(lab.plan, await readState(box))).toEqual([]);

  for (const { name } of lab.guests) await succeed(virsh(box, 'destroy', name));
  await succeed(define('undefine'));
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);
}

describe('libvirt runs what was drawn', () => {
  test.each([...guestLabs, vhostLab, pastLibvirt])('$name', agree);

  const known = machineTypes.filter(({ libvirt }) => libvirt !== undefined);
  test.each(known)('every card of $arch $id', ({ arch, id, models, libvirtLacks = [] }) => {
    const told = models.filter(
      (model) => nicModels[model]?.libvirt !== undefined && !libvirtLacks.includes(model),
    );
    // libvirt has no word for the queues of a card on virtio-mmio.
    const several = (model: string) =>
      nicModels[model]?.multiqueue === true && nicModels[model].bus !== 'virtio-mmio';
    return agree(crowd(`${arch}-${id}`, arch, id, told, 7, several));
  });
});

test('what only a newer libvirt takes is refused before anything is defined', async () => {
  const topology = draw('newer', {
    devices: [
      device('user-net', 'out', { program: 'passt' }),
      guest('first', [{ id: 'eth0', model: 'virtio-net-pci' }]),
      guest('web', [{ id: 'eth0', model: 'virtio-net-pci' }]),
    ],
    links: [
      {
        ...cable('user', 'web:eth0', 'out'),
        forwards: ['tcp:127.0.0.1:8080-:80', 'tcp:127.0.0.1:2222-:22', 'udp::5353-:53'],
      },
    ],
  });
  box = await openSandbox();
  const lab = exportLab(topology, 'shell-libvirt');
  await place(lab, box);
  await succeed(box.run(['virt-xml-validate', '/lab/kvm1/libvirt/web.xml']));
  await startLibvirt(box);
  const before = await takeSnapshot(box);
  const libvirt = async () =>
    succeed(virsh(box, 'define', '--validate', '/lab/kvm1/libvirt/web.xml'));
  // Of 9.0: a newer one may take it, and then this has nothing to say.
  await expect(libvirt()).rejects.toThrow(/Invalid value for attribute 'type'.*'passt'/);
  const defined = await box.run(['libvirt/define.sh', 'define'], { cwd: lab.folder, env });
  expect(defined).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^web: has the back end passt, which libvirt 9\.0\S* refuses/m),
  });
  expect(defined.stderr).toContain('nothing was changed');
  expect((await succeed(virsh(box, 'list', '--all', '--name'))).stdout.trim()).toBe('');
  expect(await changesSince(box, before)).toEqual([]);
});
