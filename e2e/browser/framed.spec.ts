import { expect, test } from '@playwright/test';
import { renameTopology, sampleTopology } from '../../src/core/index.ts';
import { encodeShare } from '../../src/core/sharing.ts';
import { StaticServer } from './pages/static-server.ts';

const elsewhere = new StaticServer();

test.afterEach(() => elsewhere.stop());

test('inside of a foreign page a drawing is looked at: no export, no copy, nothing of mine', async ({
  page,
  baseURL,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await page.evaluate(() => navigator.clipboard.writeText('copied before'));
  const name = page.getByRole('textbox', { name: 'Name of the drawing' });
  await name.fill('mine');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();

  const shared = encodeShare(renameTopology(sampleTopology, 'theirs'));
  const fragment = 'text' in shared ? shared.text : '';
  const address = await elsewhere.start();
  elsewhere.change(
    'index.html',
    () => `<iframe src="${baseURL}${fragment}" width="1400" height="900"></iframe>`,
  );
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await page.goto(address);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'theirs' })).toBeVisible();
  const web = frame.locator('[data-device-id]').and(frame.getByLabel(/^[^,]* web1(,|$)/));
  await expect(web).toBeVisible();

  await expect(frame.getByRole('button', { name: /export|copy|save|share|file/i })).toHaveCount(0);
  await web.click();
  const keys = ['c', 'x', 'e', 's', 'a', 'k', 'd'].map((key) => `Control+${key}`);
  const count = await frame.locator('[data-device-id]').count();
  for (const key of [...keys, 'Delete', 'Shift+?', 'a']) await page.keyboard.press(key);
  await web.click({ button: 'right' });
  await web.dblclick();
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  await expect(frame.getByRole('menu')).toHaveCount(0);
  await expect(frame.locator('[data-device-id]')).toHaveCount(count);
  expect(downloads).toEqual([]);

  const whole = frame.getByRole('link', { name: 'Open in Vethloom' });
  await expect(whole).toHaveAttribute('target', '_blank');
  await page.goto('/');
  await expect(name).toHaveValue('mine');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('copied before');
});
