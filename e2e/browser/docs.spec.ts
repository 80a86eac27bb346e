import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('tells of the kind that is selected, and of every other', async () => {
  await designer.select('br0');
  await designer.menu('File', /^Devices and cables explained/);
  const dialog = designer.dialog();
  await expect(dialog.getByRole('heading', { name: /Linux bridge/ })).toBeVisible();
  await expect(dialog).toContainText('TAP cable: Guest');
  await expect(dialog).toContainText('2 to 30 s (else 15)');
  await expect(dialog).toContainText('run brctl addbr br0');

  await dialog.getByRole('button', { name: 'macvtap cable' }).click();
  await expect(dialog).toContainText('Guest with Physical NIC');
  await expect(dialog).toContainText("<source dev='eth0' mode='bridge'/>");

  await dialog.getByRole('button', { name: 'User network' }).click();
  const passt = dialog.locator('details', { hasText: 'Program: passt' });
  await expect(passt.locator('pre').first()).toBeHidden();
  await passt.locator('summary').click();
  await expect(passt.locator('pre').first()).toContainText('passt_for');

  await dialog.getByRole('button', { name: 'Network cards' }).click();
  await expect(dialog.getByRole('row', { name: /rtl8139/ })).toContainText('8139cp');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await designer.menu('File', /^Devices and cables explained/);
    const buttons = designer.dialog().getByRole('navigation').getByRole('button');
    for (const button of [buttons.first(), buttons.nth(1), buttons.nth(3), buttons.last()]) {
      await button.click();
      await expectAccessible(page, (await button.textContent()) ?? '');
    }
  });
}
