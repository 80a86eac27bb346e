import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { renameTopology, sampleTopology, type Topology } from '../../src/core/index.ts';
import { encodeShare, typicalLab } from '../../src/core/sharing.ts';
import { Designer } from './pages/designer.ts';
import { Sharing } from './pages/sharing.ts';

function fragment(topology: Topology): string {
  const encoded = encodeShare(topology);
  return 'text' in encoded ? encoded.text : '';
}

/** Somebody else's: the sample with other names, some of which want to be more than names. */
const theirs: Topology = {
  ...renameTopology(sampleTopology, '<img src=x onerror=alert(1)>'),
  devices: sampleTopology.devices.map((one) =>
    one.id === 'g1' ? { ...one, name: 'their-web' } : one,
  ),
};

let designer: Designer;
let sharing: Sharing;

test.beforeEach(({ page }) => {
  designer = new Designer(page);
  sharing = new Sharing(designer);
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('the dialog gives the drawing as a link, which opens as a preview', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const requests: string[] = [];
  await designer.open();
  page.on('request', (request) => requests.push(request.url()));
  const dialog = await sharing.openDialog();
  await expect(dialog).toContainText('Nothing is uploaded');
  await expect(dialog).toContainText('That works everywhere');
  await expect(dialog.getByRole('img', { name: 'The link as a QR code' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations).toEqual([]);
  }
  const whole = await sharing.link(dialog).inputValue();
  expect(whole).toBe(`${page.url()}${fragment(sampleTopology)}`);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog).toContainText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(whole);
  await dialog.getByRole('switch', { name: 'Leave out where things stand' }).check();
  expect((await sharing.link(dialog).inputValue()).length).toBeLessThan(whole.length);
  const origin = new URL(page.url()).origin;
  expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);

  const other = await context.newPage();
  await other.goto(whole);
  await expect(other.getByRole('region', { name: 'A drawing from a link.' })).toBeVisible();
});

test('a link too long for some places says which', async () => {
  await designer.open();
  await designer.openDrawing(typicalLab(500, 'some'));
  const dialog = await sharing.openDialog();
  await expect(dialog).toContainText('Too long for Discord');
  await designer.page.keyboard.press('Escape');
  await designer.openDrawing(typicalLab(300, 'everything'));
  await expect(await sharing.openDialog()).toContainText('a QR code (2,953)');
  await expect(designer.dialog().getByRole('img')).toHaveCount(0);
});

test('opening a link touches nothing of what is drawn here', async ({ page }) => {
  await designer.open();
  await designer.select('web1');
  await designer.inspector().getByLabel('Name', { exact: true }).first().fill('mine');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();

  await sharing.follow(fragment(theirs));
  await expect(sharing.preview()).toBeVisible();
  await expect(designer.device('their-web')).toBeVisible();
  await designer.device('their-web').click();
  await page.keyboard.press('Delete');
  await expect(designer.device('their-web')).toBeVisible();

  await sharing.preview().getByRole('button', { name: 'Close' }).click();
  await expect(designer.device('mine')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(designer.device('web1')).toBeVisible();

  await sharing.follow(fragment(theirs));
  await expect(sharing.preview()).toBeVisible();
  await page.goto('/');
  await expect(designer.device('web1')).toBeVisible();
  await expect(sharing.preview()).toBeHidden();
});

test('closing a link that was opened first leaves the page as it would be without', async ({
  page,
}) => {
  await page.goto(`/${fragment(theirs)}`);
  await expect(page.getByRole('button', { name: 'net.sh' })).toBeVisible();
  await sharing.preview().getByRole('button', { name: 'Close' }).click();
  await expect(designer.device('web1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'net.sh' })).toBeVisible();
});

test('a copy is one of my own, with what is dangerous off', async ({ page }) => {
  const uplinked = {
    ...theirs,
    devices: [...theirs.devices, { id: 'n9', kind: 'nic', name: 'eno1', in: 'h1', at: [40, 440] }],
    links: [
      ...theirs.links,
      { id: 'l99', kind: 'member', a: { device: 'n9' }, b: { device: 'b1' } },
    ],
  } as unknown as Topology;
  await page.goto(`/${fragment(uplinked)}`);
  await sharing.preview().getByRole('button', { name: 'Make a copy' }).click();
  await expect(sharing.preview()).toBeHidden();
  await designer.select('their-web');
  await designer.inspector().getByLabel('Name', { exact: true }).first().fill('now-mine');
  await expect(designer.device('now-mine')).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const uplink = designer.dialog().getByRole('switch', { name: /^eno1 becomes a port of br0/ });
  await expect(uplink).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(designer.device('now-mine')).toBeVisible();
});

test('a damaged link says so and leaves everything as it was', async ({ page }) => {
  await designer.open();
  await sharing.follow(fragment(theirs).slice(0, -20));
  await expect(page.getByText('The link is damaged')).toBeVisible();
  await expect(designer.device('web1')).toBeVisible();
  await sharing.follow('#v7.abcdef');
  await expect(page.getByText('newer Vethloom (version 7)')).toBeVisible();
});

test('to be embedded there is the canvas alone, where nothing can be changed', async ({ page }) => {
  await page.goto(`/?view=1${fragment(theirs)}`);
  await expect(designer.device('their-web')).toBeVisible();
  await expect(page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(0);
  await expect(page.getByLabel('Palette')).toHaveCount(0);
  const whole = page.getByRole('link', { name: 'Open in Vethloom' });
  await expect(whole).toHaveAttribute('href', `/${fragment(theirs)}`);
  await designer.device('their-web').click();
  await page.keyboard.press('Delete');
  await expect(designer.device('their-web')).toBeVisible();
});
