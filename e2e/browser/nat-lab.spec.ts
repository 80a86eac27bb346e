import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';
import { Hand } from './pages/hand.ts';

test('somebody who never saw it draws a NAT lab with two guests and exports it', async ({
  page,
}) => {
  const designer = new Designer(page);
  const hand = new Hand(designer);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const service = (name: string) => designer.inspector().getByRole('switch', { name });
  await designer.open();

  await hand.click(button('File'));
  await hand.click(page.getByRole('menuitem', { name: /^New/ }));
  await hand.click(button('Add a host'));
  for (const kind of ['Linux bridge', 'Guest', 'Guest']) await hand.click(button(kind));
  for (const guest of ['vm1', 'vm2']) await hand.cable(guest, 'br0');
  await hand.select('br0');
  await hand.click(service('NAT to the outside'));
  await hand.click(service('DHCP and DNS'));
  // What is missing is said, with a button that adds it.
  await hand.click(
    designer
      .inspector()
      .getByRole('button', { name: /^Give it / })
      .first(),
  );
  await expect(designer.tab('Problems')).toHaveText('Problems');
  await hand.click(button('Export'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hand.click(designer.dialog().getByRole('button', { name: 'Download .zip' })),
  ]);

  const zip = await download.path();
  const files = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' });
  for (const file of ['net.sh', 'guests/vm1.sh', 'guests/vm2.sh']) {
    expect(files).toContain(`host1/${file}\n`);
  }
  const net = execFileSync('unzip', ['-p', zip, 'host1/net.sh'], { encoding: 'utf8' });
  for (const word of ['masquerade', 'dnsmasq']) expect(net).toContain(word);
  expect(designer.errors).toEqual([]);
  // And no key at all.
  expect(hand.clicks).toBe(14);
});
