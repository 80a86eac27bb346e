import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';

test('a note and a box are added, written, dragged and resized', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const offer = (name: string) => page.getByRole('button', { name, exact: true });
  const text = designer.inspector().getByLabel('Text');
  await offer('Note').click();
  await text.fill('Ask Eve before you change this');
  await expect(page.getByText('Ask Eve before you change this').first()).toBeVisible();

  await offer('Box').click();
  await text.fill('office');
  const caption = page.getByLabel('Canvas').getByText('office');
  const from = await designer.centre(caption);
  await designer.drag(from, [from[0] + 80, from[1] + 60]);
  const to = await designer.centre(caption);
  // It may have snapped to what stands close.
  expect(Math.abs(to[0] - from[0] - 80)).toBeLessThan(12);
  expect(Math.abs(to[1] - from[1] - 60)).toBeLessThan(12);
  await page.getByRole('button', { name: /^Undo/ }).click();
  expect((await designer.centre(caption))[0]).toBeCloseTo(from[0], 0);
  // What is inside is not covered: a press there is one on what lies below.
  await designer.select('firewall');
  await page.reload();
  await expect(caption).toBeVisible();
  expect(designer.errors).toEqual([]);
});
