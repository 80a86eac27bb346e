import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';
import { StaticServer } from './pages/static-server.ts';

let server: StaticServer;
let address: string;
let designer: Designer;

test.beforeEach(async ({ page }) => {
  server = new StaticServer();
  address = await server.start();
  designer = new Designer(page);
  await designer.open(address);
  // Until everything is kept.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
});

test.afterEach(() => {
  server.stop();
  expect(designer.errors).toEqual([]);
});

test('after the first visit all of it works without a network', async ({ page, context }) => {
  await context.setOffline(true);
  server.stop();
  await page.reload();
  await expect(designer.device('web1')).toBeVisible();
  // What comes in chunks of its own: code, gallery, a worker, an export.
  await expect(page.getByLabel(/^Text of /)).toBeVisible();
  await designer.menu('File', /^Templates/);
  await designer
    .dialog()
    .getByRole('button', { name: /^IPv6 lab/ })
    .click();
  await expect(designer.device('far')).toBeVisible();
  await page.getByRole('button', { name: 'Arrange' }).click();
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeEnabled();
  const [download] = await Promise.all([page.waitForEvent('download'), designer.export()]);
  expect(download.suggestedFilename()).toBe('ipv6-lab.zip');
  const other = await context.newPage();
  await other.goto(`${address}index.html`);
  await expect(other.getByRole('heading', { name: 'Vethloom' })).toBeVisible();
});

test('is asked for in its own folder alone, and can be installed', async ({ page, context }) => {
  expect(server.asked.filter((path) => !path.startsWith('/some/where/'))).toEqual([]);
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Playwright's windows are private ones, in which nothing can be installed.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});

test('a new version is offered, and the old one forgotten', async ({ page }) => {
  const reload = page.getByRole('button', { name: 'Reload' });
  await page.reload();
  await expect(designer.device('web1')).toBeVisible();
  await expect(reload).toHaveCount(0);
  server.change('sw.js', (text) => text.replace(/"version":"\w+"/, '"version":"next"'));
  server.change('index.html', (text) => text.replace('<title>', '<title>New '));
  await page.reload();
  await expect(reload).toBeVisible();
  await expect(page).toHaveTitle('Vethloom');
  await reload.click();
  await expect(page).toHaveTitle('New Vethloom');
  await expect(designer.device('web1')).toBeVisible();
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
});
