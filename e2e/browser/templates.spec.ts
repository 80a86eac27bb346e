import { expect, test } from '@playwright/test';
import { english } from '../../src/core/index.ts';
import { templates } from '../../src/core/templates.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

const cards = () => designer.dialog().getByRole('listitem');

test('every template has a picture and opens as a drawing', async ({ page }) => {
  for (const { title, topology } of templates) {
    await designer.menu('File', /^Templates/);
    await expect(cards()).toHaveCount(templates.length);
    const card = cards().filter({ hasText: english(title) });
    await expect
      .poll(() =>
        card.getByRole('presentation').evaluate((img: HTMLImageElement) => img.naturalWidth),
      )
      .toBeGreaterThan(100);
    await card.getByRole('button').click();
    await expect(designer.dialog()).toHaveCount(0);
    await expect(page.getByLabel('Name of the drawing')).toHaveValue(topology.name);
    await expect(page.locator('[data-device-id]')).toHaveCount(topology.devices.length);
    await expect(designer.tab('Problems')).toHaveText('Problems');
  }
});

test('by keyboard: search, Enter; arrows go through the cards', async ({ page }) => {
  await designer.menu('File', /^Templates/);
  await expect(designer.dialog().getByLabel('Search templates')).toBeFocused();
  await page.keyboard.type('firewall');
  await expect(cards()).toHaveCount(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp']) {
    await page.keyboard.press(key);
  }
  await expect(cards().nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of the drawing')).toHaveValue(templates[1]!.topology.name);
});

test('an empty canvas offers some', async ({ page }) => {
  await designer.startAnew();
  const list = page.getByRole('list', { name: 'Labs to start from' });
  await expect(list.getByRole('button')).toHaveCount(3);
  await page.getByRole('button', { name: /^Choose from \d+ templates/ }).click();
  await expect(cards().first()).toBeVisible();
  await page.keyboard.press('Escape');
  await list.getByRole('button', { name: /^NAT lab/ }).click();
  await expect(designer.device('br0')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing in the gallery, ${theme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await designer.menu('File', /^Templates/);
      await expect(cards()).toHaveCount(templates.length);
      await expectAccessible(page, 'the gallery');
    });
  }
}
