import { expect, test } from '@playwright/test';
import { printTopology, sampleTopology } from '../../src/core/index.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('the first visit shows the sample lab and its script', async ({ page }) => {
  await expect(page.locator('[data-device-id]')).toHaveCount(sampleTopology.devices.length);
  await expect(page.locator('.cm-content')).toContainText('#!/bin/sh');
});

test('an edit survives a reload at once', async ({ page }) => {
  await designer.select('web1');
  await designer.inspector().getByLabel('Name', { exact: true }).first().fill('shop');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(designer.device('shop')).toBeVisible();
  await expect(designer.device('web1')).toHaveCount(0);
});

test('a drag is one step back and one forth', async ({ page }) => {
  const start = await designer.centre(designer.device('probe'));
  await designer.drag([start[0], start[1]], [start[0] - 120, start[1]]);
  const moved = await designer.centre(designer.device('probe'));
  expect(Math.round(start[0] - moved[0])).toBeGreaterThan(80);
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => Math.round((await designer.centre(designer.device('probe')))[0]))
    .toBe(Math.round(start[0]));
  await page.keyboard.press('Control+Shift+z');
  await expect
    .poll(async () => Math.round((await designer.centre(designer.device('probe')))[0]))
    .toBe(Math.round(moved[0]));
});

test('a malformed file says where, and leaves the drawing', async ({ page }) => {
  const text = printTopology(sampleTopology);
  for (const [name, content, place] of [
    ['cut.vethloom.json', text.slice(0, text.length / 2), /line \d+/],
    ['wrong.vethloom.json', text.replace('"name": "br0"', '"name": 7'), /a text.*line \d+/],
  ] as const) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      designer.menu('File', /^Open file/),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(page.getByRole('heading', { name: `${name} was not opened` })).toBeVisible();
    await expect(page.getByRole('tabpanel')).toContainText(place);
    await expect(designer.device('web1')).toBeVisible();
  }
});

test('a saved file opens again as it was', async ({ page }) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    designer.menu('File', /^Save/),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(printTopology(sampleTopology));
  expect(download.suggestedFilename()).toBe('dmz-lab.vethloom.json');
});

test('a loose TAP cable from the palette snaps in at both ends', async ({ page }) => {
  const before = await designer.cables.count();
  const bridge = await designer.centre(designer.device('br0'));
  await designer.dragFromPalette('TAP cable', [bridge[0], bridge[1] + 110]);
  await expect(designer.cables).toHaveCount(before + 1);
  await expect(designer.tab('Problems')).toContainText('1');
  const plug = (side: string) => page.locator(`[data-plug$=":${side}"]`).last();
  await designer.drag(
    await designer.centre(plug('a')),
    await designer.centre(designer.device('web1')),
  );
  await designer.drag(await designer.centre(plug('b')), bridge);
  await expect(designer.tab('Problems')).toHaveText('Problems');
  await expect(designer.device('web1')).toHaveAttribute('aria-label', /2 NICs/);
});

test('a selection lights up its lines, and a line selects what it is for', async ({ page }) => {
  await page.getByText('net.sh', { exact: true }).click();
  await designer.select('br0');
  await expect(page.locator('.cm-origin').first()).toBeVisible();
  await expect(page.locator('.cm-origin', { hasText: 'ip link add name br0' })).toBeVisible();
  await page.locator('.cm-line', { hasText: 'ip netns add probe' }).click();
  await expect(designer.inspector().getByLabel('Name', { exact: true }).first()).toHaveValue(
    'probe',
  );
});

test('a device dragged out of its host says so, and a fix puts it back', async ({ page }) => {
  // Scrolls until there is room below the host.
  await page.mouse.move(640, 240);
  await page.mouse.wheel(0, 250);
  await page.waitForTimeout(300);
  const host = await designer.device('kvm1').boundingBox();
  if (!host) throw new Error('no host');
  const outside = [host.x + host.width / 2, host.y + host.height + 60] as const;
  await designer.drag(await designer.centre(designer.device('probe')), outside);
  await designer.tab('Problems').click();
  await expect(page.getByRole('tabpanel')).toContainText('stands in no host');
  await page.getByRole('button', { name: 'Put it into kvm1' }).first().click();
  await expect(page.getByRole('tabpanel')).not.toContainText('stands in no host');
});

test('a card shows what its model has, and what was chosen in vain', async () => {
  const inspector = designer.inspector();
  await designer.select('web1');
  await inspector.getByLabel('Packed ring').click();
  await expect(inspector.getByLabel('RSS')).toBeVisible();
  await inspector.getByLabel('Model').selectOption('e1000');
  await expect(inspector.getByLabel('RSS')).toHaveCount(0);
  await expect(inspector.getByLabel('Packed ring')).toBeVisible();
});

test('deleting a host asks what happens to what is in it', async ({ page }) => {
  const host = await designer.device('kvm1').boundingBox();
  if (!host) throw new Error('no host');
  await page.mouse.click(host.x + 60, host.y + 18);
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Keep what is in it' }).click();
  await expect(designer.device('kvm1')).toHaveCount(0);
  await expect(designer.device('web1')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(designer.device('kvm1')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme, nor in the menus of the pointer`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    const menu = page.getByRole('menu');
    const clean = async (where: string) => {
      await expect(menu.or(designer.dialog()).last()).toBeVisible();
      await expectAccessible(page, where);
      await page.keyboard.press('Escape');
    };
    await designer.select('firewall');
    await expectAccessible(page, 'the inspector');
    await designer.device('firewall').click({ button: 'right' });
    await clean('the menu of a device');
    const canvas = await page.getByRole('application').boundingBox();
    if (!canvas) throw new Error('no canvas');
    await page.mouse.click(canvas.x + 8, canvas.y + 8, { button: 'right' });
    await clean('the menu of the canvas');

    const plug = page.getByRole('button', { name: 'Connect probe' });
    await designer.device('probe').hover();
    const [x, y] = await designer.centre(designer.device('br0'));
    await designer.drag(await designer.centre(plug), [x, y + 100]);
    await clean('what shall stand at the end of a cable');
    await designer.device('probe').hover();
    await designer.drag(
      await designer.centre(plug),
      await designer.centre(designer.device('ovs0')),
    );
    await clean('the kinds of a cable');

    await expect(menu).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('l');
    await clean('the switches that all could be cabled to');
    await designer.menu('File', /^Drawings/);
    await page.getByRole('button', { name: /^More for/ }).click();
    await clean('the menu of a drawing');
  });
}
