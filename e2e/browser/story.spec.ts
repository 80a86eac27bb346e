import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { compile, type Topology } from '../../src/core/index.ts';
import { parseTopology } from '../../src/core/opening.ts';
import { differences } from '../linux/harness/expected.ts';
import { readState } from '../linux/harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from '../linux/harness/sandbox.ts';
import { changesSince, takeSnapshot } from '../linux/harness/snapshot.ts';
import { Designer } from './pages/designer.ts';

let folder: string;
let box: Sandbox | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vethloom-story-'));
});

test.afterEach(async () => {
  await box?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Hands what a stranger's unzip made of the download over to the sandbox, with its modes. */
function hand(from: string, sandbox: Sandbox): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const executable = (statSync(file).mode & 0o111) !== 0;
    sandbox.write(`/lab/${path.relative(from, file)}`, readFileSync(file, 'utf8'), executable);
  }
}

/** The drawing as the designer saves it. */
async function savedDrawing(designer: Designer): Promise<Topology> {
  const [file] = await Promise.all([
    designer.page.waitForEvent('download'),
    designer.menu('File', /^Save/),
  ]);
  const { topology } = parseTopology(readFileSync(await file.path(), 'utf8'));
  if (!topology) throw new Error('what the designer saved cannot be read');
  return topology;
}

test('draw, cable, configure and export with the mouse; the zip builds it on the real kernel', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.startAnew();

  await designer.dragFromPalette('Host', [680, 360]);
  await designer.dragFromPalette('Linux bridge', [520, 420]);
  await designer.dragFromPalette('Open vSwitch', [850, 420]);
  await designer.dragFromPalette('Guest', [500, 260]);
  await designer.dragFromPalette('Guest', [820, 260]);
  await designer.dragFromPalette('Namespace', [620, 520]);
  await designer.dragFromPalette('Namespace', [860, 520]);

  await designer.cable('vm1', 'br0');
  await designer.cable('vm2', 'ovs0');
  await designer.cable('ns1', 'br0');
  const inspector = designer.inspector();
  for (const from of ['ns2', 'br0']) {
    await designer.cable(from, 'ovs0');
    const end = inspector.getByRole('region', { name: 'Second end' });
    await end.getByLabel('VLAN', { exact: true }).selectOption('Access');
    await end.getByLabel('Tag', { exact: true }).fill('20');
  }

  await designer.select('vm2');
  await inspector.getByLabel('Model').selectOption('e1000');
  await designer.select('br0');
  await inspector.getByRole('textbox', { name: 'Add to Addresses' }).fill('10.77.0.1/24');
  await page.keyboard.press('Enter');
  for (const [name, address] of [
    ['ns1', '10.77.0.2/24'],
    ['ns2', '10.77.0.3/24'],
  ] as const) {
    await designer.select(name);
    await inspector.getByRole('textbox', { name: 'Add to Addresses' }).fill(address);
    await page.keyboard.press('Enter');
  }

  await page.getByText('net.sh', { exact: true }).click();
  const code = page.locator('.cm-content');
  await expect(code).toContainText('ip netns add ns2');
  await expect(designer.tab('Problems')).toHaveText('Problems');

  const { plan } = compile(await savedDrawing(designer));
  const [download] = await Promise.all([page.waitForEvent('download'), designer.export()]);
  const zip = path.join(folder, download.suggestedFilename());
  await download.saveAs(zip);
  expect(designer.errors).toEqual([]);

  const unpacked = path.join(folder, 'out');
  execFileSync('unzip', ['-q', zip, '-d', unpacked]);
  expect(readFileSync(path.join(unpacked, 'host1/guests/vm2.sh'), 'utf8')).toContain('e1000,');

  box = await openSandbox({ ovs: true });
  hand(unpacked, box);
  const net = (verb: string) => box!.run(['./net.sh', verb], { cwd: '/lab/host1' });
  const before = await takeSnapshot(box);
  await succeed(net('up'));
  await succeed(net('status'));
  expect(differences(plan, await readState(box))).toEqual([]);
  for (const address of ['10.77.0.2', '10.77.0.3']) {
    await succeed(box.run(['ping', '-c1', '-w5', address]));
  }
  await succeed(box.run(['ip', 'netns', 'exec', 'ns2', 'ping', '-c1', '-w5', '10.77.0.2']));
  // In another VLAN nobody hears it.
  await succeed(box.run(['ovs-vsctl', 'set', 'port', 'ns2-eth0', 'tag=30']));
  expect(await box.run(['ping', '-c3', '-w4', '10.77.0.3'])).toMatchObject({ status: 1 });
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);
});
