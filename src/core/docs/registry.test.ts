import { describe, expect, test } from 'vitest';
import { type DeviceKindId, deviceKinds } from '../devices/index.ts';
import { bundles } from '../targets/bundles.ts';
import type { TargetId } from '../targets/index.ts';
import { english } from '../util/message.ts';
import type { KindAnswer } from './answers.ts';
import { cardPages, kindPages } from './registry.ts';
import { sampleOfDevice } from './samples.ts';

/** Of these nothing is written by themselves. */
const SILENT = ['host'];

describe.each(kindPages.map((page) => [page.of, page.kind, page] as const))('%s %s', (...row) => {
  const page = row[2];

  test('is told of in one sentence', () => {
    expect(english(page.note)).toMatch(/^[A-Z].{10,100}[^.]$/u);
  });

  test('every bundle that can say it shows how', () => {
    const answers = page.answers();
    if (SILENT.includes(page.kind)) return;
    expect(answers.length).toBeGreaterThan(0);
    for (const { lines, refused, path } of answers) {
      expect(refused.length > 0 || lines.length > 0).toBe(true);
      expect(refused.length > 0 || path.length > 0).toBe(true);
      // Fixed parts of scripts are not of a kind.
      expect(lines.split('\n').length).toBeLessThan(40);
    }
    const titles = new Set(answers.flatMap((answer) => answer.bundles));
    expect(titles.size).toBe(bundles.length);
  });
});

/** Every page with what it says of other choices. */
const told = kindPages.map((page) => ({
  page,
  others: page.others.map((other) => other()).filter(({ answers }) => answers.length > 0),
}));

/** What of the answers is of each target alone. */
const MARKS: Readonly<Record<TargetId, (answer: KindAnswer) => boolean>> = {
  'shell-ip': ({ path, bundles: by }) => path === 'net.sh' && by.includes('ip + QEMU'),
  'shell-brctl': ({ path, lines }) => path === 'net.sh' && lines.includes('brctl addbr'),
  'qemu-argv': ({ lines }) => /-netdev/.test(lines),
  'uml-argv': ({ lines }) => /vec0:transport=tap/.test(lines),
  'lxc-config': ({ path, lines }) => path.endsWith('.conf') && /^lxc\.net\.0\./m.test(lines),
  'libvirt-domain': ({ lines }) => /<interface type=/.test(lines),
  'libvirt-network': ({ lines }) => /<forward mode=/.test(lines),
};

describe('of all pages together', () => {
  const answers = told.flatMap(({ page, others }) => [
    ...page.answers(),
    ...others.flatMap((other) => other.answers),
  ]);

  test.each(Object.entries(MARKS))('the target %s says something', (_id, isOf) => {
    expect(answers.some(isOf)).toBe(true);
  });

  test.each([
    ['-nic', /-nic \w/],
    ['-net', /-net nic/],
    ['VMware', /^ethernet0\.present/m],
  ])('%s is shown', (_what, lines) => {
    expect(answers.some((answer) => lines.test(answer.lines))).toBe(true);
  });
});

/** Choices that only matter where something else is chosen that no sample has. */
const SILENT_CHOICES = [
  // The maker that libvirt's export has by itself.
  'Made by: libvirt',
  // With a vhost-user cable only.
  'Send ring: 512',
  'Send ring: 1024',
];

test('every choice that changes anything is shown', () => {
  const missing = told.flatMap(({ page: { kind, options }, others }) => {
    const shown = others.map(({ what }) => english(what));
    return options
      .filter(({ key }) => !['arch', 'machine', 'nics.model'].includes(key))
      .flatMap(({ label, otherwise, choices }) =>
        choices
          .filter(({ value }) => value !== otherwise)
          .map((choice) => `${english(label)}: ${english(choice.label)}`),
      )
      .filter((what) => !shown.some((one) => one.startsWith(what)))
      .filter((what) => !SILENT_CHOICES.includes(what))
      .map((what) => `${kind} ${what}`);
  });
  expect(missing).toEqual([]);
});

test('what libvirt refuses by itself is shown with what it takes', () => {
  const { others } = told.find(({ page }) => page.of === 'device' && page.kind === 'vhost-user')!;
  const typed = others.find(({ what }) => english(what).startsWith('Socket: '));
  expect(typed?.answers.some(({ lines }) => lines.includes("<source type='unix'"))).toBe(true);
});

/** What these become is made of the cables to them, or of the guests there. */
const ELSEWHERE = ['host', 'user-net', 'lan', 'tun', 'mcast', 'hub', 'vhost-user', 'vdpa'];

test.each(
  (Object.keys(deviceKinds) as readonly DeviceKindId[]).filter((kind) => !ELSEWHERE.includes(kind)),
)('the sample of %s makes something of it', (kind) => {
  const { plan, devices } = sampleOfDevice(kind)!;
  const origins = plan.hosts.flatMap(({ resources }) => resources.map(({ origin }) => origin));
  expect(origins).toContain(devices[0]);
});

test('the options of what is inside a device are told, too', () => {
  const guest = kindPages.find(({ kind }) => kind === 'guest');
  const model = guest?.options.find(({ key }) => key === 'nics.model');
  expect(model?.choices.map(({ value }) => value)).toContain('virtio-net-pci');
});

test('every network card is taken by a machine', () => {
  expect(cardPages.filter(({ machines }) => machines.length === 0)).toEqual([]);
});
