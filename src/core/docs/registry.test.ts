import { describe, expect, test } from 'vitest';
import { type DeviceKindId, deviceKinds } from '../devices/index.ts';
import { bundles } from '../targets/bundles.ts';
import { english } from '../util/message.ts';
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
