import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
  await page.getByRole('tab', { name: 'Reachability' }).click();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('who reaches whom, from the device that is selected', async ({ page }) => {
  await designer.select('web1');
  const answers = page.getByRole('list', { name: 'Who web1 reaches' });
  await expect(answers.getByRole('button', { name: /kvm1/ })).toContainText('Reached · 1 hop');
  await expect(answers.getByRole('button', { name: /probe eth0 10/ })).toContainText(
    'Not settled · firewall is not known to forward',
  );

  await answers.getByRole('button', { name: /kvm1/ }).click();
  // All that is on the way is selected, and web1 still asks.
  await expect(page.getByRole('heading', { name: /selected/ })).toBeVisible();
  await expect(answers).toBeVisible();
});

test('an address that is typed is asked for at once', async ({ page }) => {
  const askers = page.getByRole('navigation', { name: 'Who asks' });
  await askers.getByRole('button', { name: 'legacy-nt' }).click();
  const far = page.getByRole('button', { name: /probe eth0 10\.20\.0\.9/ });
  await expect(far).toContainText('Silent · legacy-nt has no route');
  await page
    .getByRole('textbox', { name: /^Addresses/ })
    .first()
    .fill('10.20.0.7/24');
  await page.keyboard.press('Enter');
  await expect(far).toContainText('Silent · not certainly on a segment of legacy-nt');
});

test('what the export changes on its host stands beside it', async ({ page }) => {
  await page.getByRole('tab', { name: 'Changes' }).click();
  const changes = page.getByRole('region', { name: /kvm1/ });
  await expect(changes).toContainText('br0');
  await designer.select('br0');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('br7');
  await page.keyboard.press('Enter');
  await expect(changes).toContainText('br7');
  await expect(changes).not.toContainText('br0');
});

test('the way of a packet, for exactly this card and its cable', async ({ page }) => {
  await page.getByRole('tab', { name: 'Packet path' }).click();
  await designer.select('web1');
  const way = page.getByRole('group', { name: 'The way of a packet out of web1 eth0' });
  await expect(way.getByRole('img')).toContainText('virtio_net');
  await expect(way.getByRole('listitem').filter({ hasText: 'br0' })).toContainText('Linux bridge');
  await expect(way).toContainText('vhost on its TAP cable');

  await page
    .getByRole('navigation', { name: 'Network cards' })
    .getByRole('button', { name: 'legacy-nt eth0' })
    .click();
  await expect(page.getByText(/VM exit, several a frame/)).toBeVisible();
  await expect(page.getByText(/^The card virtio-net-pci/)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const tab of ['Reachability', 'Packet path', 'Changes']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel')).toContainText(/kvm1|virtio_net/);
      await expectAccessible(page, tab);
    }
  });
}
