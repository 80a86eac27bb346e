import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('copy and paste, here and in another tab, with the cables among them', async ({
  page,
  context,
}) => {
  const cables = await designer.cables.count();
  await designer.select('web1');
  const bridge = await designer.centre(designer.device('br0'));
  await page.keyboard.down('Shift');
  await page.mouse.click(...bridge);
  await page.keyboard.up('Shift');
  await page.keyboard.press('Control+c');
  await page.mouse.move(bridge[0], bridge[1] + 110);
  await page.keyboard.press('Control+v');
  await expect(designer.device('web2')).toBeVisible();
  await expect(designer.device('br1')).toBeVisible();
  await expect(designer.cables).toHaveCount(cables + 1);

  const other = new Designer(await context.newPage());
  await other.open();
  await other.startAnew();
  await other.page.mouse.move(700, 400);
  await other.page.keyboard.press('Control+v');
  await expect(other.device('web1')).toBeVisible();
  await expect(other.cables).toHaveCount(1);
  expect(other.errors).toEqual([]);
});

test('a field gets text, and nothing is pasted into the drawing', async ({ page }) => {
  await designer.select('web1');
  await page.keyboard.press('Control+c');
  const name = designer.inspector().getByLabel('Name', { exact: true }).first();
  await name.focus();
  await page.keyboard.press('Control+v');
  await expect(designer.device('web2')).toHaveCount(0);
});

test('with Alt a copy is dragged off, as one step', async ({ page }) => {
  const start = await designer.centre(designer.device('probe'));
  await page.keyboard.down('Alt');
  await designer.drag(start, [start[0] - 220, start[1]]);
  await page.keyboard.up('Alt');
  await expect(designer.device('probe')).toBeVisible();
  await expect(designer.device('probe2')).toBeVisible();
  expect((await designer.centre(designer.device('probe')))[0]).toBeCloseTo(start[0], 0);
  await page.keyboard.press('Control+z');
  await expect(designer.device('probe2')).toHaveCount(0);
});

test('a cable let go on empty canvas asks what shall stand there', async ({ page }) => {
  const cables = await designer.cables.count();
  await designer.device('web1').hover();
  const plug = page.getByRole('button', { name: 'Connect web1' });
  const [x, y] = await designer.centre(designer.device('br0'));
  await designer.drag(await designer.centre(plug), [x, y + 100]);
  const menu = page.getByRole('menu', { name: 'What shall stand here' });
  await menu.getByRole('menuitem', { name: 'Linux bridge' }).click();
  await expect(designer.device('br1')).toBeVisible();
  await expect(designer.cables).toHaveCount(cables + 1);
  await page.keyboard.press('Control+z');
  await expect(designer.cables).toHaveCount(cables);
});

test('click and click connects, too', async ({ page }) => {
  const cables = await designer.cables.count();
  await designer.device('web1').hover();
  await page.getByRole('button', { name: 'Connect web1' }).click();
  await page.mouse.click(...(await designer.centre(designer.device('ovs0'))));
  await expect(designer.cables).toHaveCount(cables + 1);
});

test('many are connected to one switch and changed at once', async ({ page }) => {
  const offer = page.getByRole('button', { name: 'Guest', exact: true });
  for (let n = 0; n < 3; n += 1) await offer.click();
  await page.keyboard.press('Escape');
  for (const name of ['vm1', 'vm2', 'vm3']) {
    const [x, y] = await designer.centre(designer.device(name));
    // What was added last is selected already.
    if (name !== 'vm1') await page.keyboard.down('Shift');
    await page.mouse.click(x, y - 20);
    await page.keyboard.up('Shift');
  }
  const inspector = designer.inspector();
  await expect(inspector.getByRole('heading', { name: '3 selected' })).toBeVisible();
  const cables = await designer.cables.count();
  await inspector.getByRole('button', { name: 'Connect all to a switch…' }).click();
  await page.getByRole('combobox', { name: 'Name of a switch' }).fill('br0');
  await page.keyboard.press('Enter');
  await expect(designer.cables).toHaveCount(cables + 3);
  await inspector.getByLabel('Memory').fill('2048');
  await designer.select('vm2');
  await expect(inspector.getByLabel('Memory')).toHaveValue('2048');
  await inspector.getByLabel('Memory').fill('512');
  await page.keyboard.press('Escape');
});

test('find, add and commands by key', async ({ page }) => {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Name, kind or address' }).fill('10.20.0.9');
  await page.keyboard.press('Enter');
  await expect(designer.inspector().getByLabel('Name', { exact: true }).first()).toHaveValue(
    'probe',
  );
  await page.getByRole('application').focus();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'What to add' }).fill('bridge');
  await page.keyboard.press('Enter');
  await expect(designer.device('br1')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What you want to do' }).fill('undo');
  await page.keyboard.press('Enter');
  await expect(designer.device('br1')).toHaveCount(0);
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.dialog()).toHaveCount(0);
});

test('a right click keeps what is selected; its menu is short', async ({ page }) => {
  await page.keyboard.press('Control+a');
  const title = designer.inspector().getByRole('heading', { name: /selected$/ });
  const before = await title.textContent();
  await page.mouse.click(...(await designer.centre(designer.device('br0'))), { button: 'right' });
  const menu = page.getByRole('menu', { name: 'What to do with it' });
  await expect(menu).toBeVisible();
  expect(await menu.getByRole('menuitem').count()).toBeLessThanOrEqual(10);
  await page.keyboard.press('Escape');
  await expect(title).toHaveText(before ?? '');
});

test('the hand and the map preset pan; a host grows with what is put into it', async ({ page }) => {
  const host = designer.device('kvm1');
  const at = async () => (await host.boundingBox())!;
  const start = await at();
  await page.keyboard.press('h');
  await designer.drag([start.x + 60, start.y + 200], [start.x + 140, start.y + 240]);
  const panned = await at();
  expect(panned.x - start.x).toBeCloseTo(80, 0);
  await page.keyboard.press('v');
  const probe = await designer.centre(designer.device('probe'));
  await designer.drag(probe, [panned.x + panned.width - 20, probe[1]]);
  expect((await at()).width).toBeGreaterThan(panned.width);
});
