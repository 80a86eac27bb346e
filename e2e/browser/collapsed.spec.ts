import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('a host is collapsed and expanded; what is in it is built all the same', async ({ page }) => {
  const fold = page.getByRole('button', { name: 'Contents of kvm1' });
  await fold.click();
  await expect(designer.device('web1')).toHaveCount(0);
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('button', { name: 'web1.sh' })).toBeVisible();
  await page.reload();
  await expect(designer.device('web1')).toHaveCount(0);
  await fold.click();
  await expect(designer.device('web1')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(designer.device('web1')).toHaveCount(0);
  // What is put into it opens it.
  await page.getByRole('button', { name: 'Namespace', exact: true }).click();
  await expect(designer.device('web1')).toBeVisible();
});

test('what is pasted onto a collapsed host opens it, as one step', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const fold = page.getByRole('button', { name: 'Contents of kvm1' });
  await designer.select('web1');
  await page.keyboard.press('Control+c');
  await fold.click();
  await expect(designer.device('web1')).toHaveCount(0);
  await page.mouse.move(...(await designer.centre(designer.device('kvm1'))));
  await page.keyboard.press('Control+v');
  await expect(designer.device('web2')).toBeVisible();
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Control+z');
  await expect(designer.device('web2')).toHaveCount(0);
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
});

test('what is locked is neither dragged nor deleted', async ({ page }) => {
  const menuItem = page.getByRole('menuitem', { name: 'Lock or unlock' });
  await designer.device('web1').click({ button: 'right' });
  await menuItem.click();
  const before = await designer.device('web1').boundingBox();
  const [x, y] = await designer.centre(designer.device('web1'));
  await designer.drag([x, y - 25], [x + 200, y + 100]);
  expect(await designer.device('web1').boundingBox()).toEqual(before);
  await designer.select('web1');
  await page.keyboard.press('Delete');
  const refused = page.getByText('Not deleted, because it is locked: web1. Unlock it first.');
  await expect(refused).toBeVisible();
  await page.keyboard.press('Control+x');
  await expect(designer.device('web1')).toBeVisible();

  // Nor does the host take it along.
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await designer.select('kvm1');
  for (const key of ['Delete', 'Control+x']) {
    await page.keyboard.press(key);
    await expect(refused).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(designer.device('kvm1')).toBeVisible();
    await expect(designer.device('web1')).toBeVisible();
  }
  await designer.select('web1');

  await designer.device('web1').click({ button: 'right' });
  await menuItem.click();
  await page.keyboard.press('Delete');
  await expect(designer.device('web1')).toHaveCount(0);
});
