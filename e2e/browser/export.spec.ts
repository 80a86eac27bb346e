import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { sampleTopology, type Topology } from '../../src/core/index.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';

/** The sample with NAT, DHCP and an uplink at its bridge. */
const uplinked = {
  ...sampleTopology,
  devices: [
    ...sampleTopology.devices.map((one) =>
      one.id === 'b1' ? { ...one, nat: true, dhcp: {} } : one,
    ),
    { id: 'n9', kind: 'nic', name: 'eno1', in: 'h1', at: [40, 440] },
  ],
  links: [
    ...sampleTopology.links,
    { id: 'l99', kind: 'member', a: { device: 'n9' }, b: { device: 'b1' } },
  ],
} as unknown as Topology;

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

/** net.sh of what the browser downloads. */
async function netOf(press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([designer.page.waitForEvent('download'), press()]);
  const zip = await download.path();
  return execFileSync('unzip', ['-p', zip, 'kvm1/net.sh'], { encoding: 'utf8' });
}

test('what the chosen syntax of QEMU cannot say is told', async ({ page }) => {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = designer.dialog();
  const syntax = dialog.getByLabel('Cards for QEMU');
  const download = dialog.getByRole('button', { name: 'Download .zip' });
  await expect(download).toBeEnabled();
  await syntax.selectOption('-nic');
  await expect(dialog.getByRole('alert')).toContainText('more than one queue');
  await expect(download).toBeDisabled();
  await dialog.getByRole('switch', { name: 'Add lines for VMware' }).check();
  await expect(dialog).toContainText('dmz-lab.zip, 8 files');
  await dialog.getByLabel('Write it as').selectOption('ip + libvirt');
  await expect(syntax).toBeHidden();
  await expect(download).toBeEnabled();
});

test('what an export does is told first, and what is dangerous can be left out', async ({
  page,
}) => {
  await designer.openDrawing(uplinked);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = designer.dialog();
  await expect(dialog).toContainText('net.sh up --yes-touch eno1');
  await expect(dialog.getByRole('region', { name: 'What it does on kvm1' })).toContainText(
    'Network devices made9br0',
  );
  const uplink = dialog.getByRole('switch', { name: /^eno1 becomes a port of br0/ });
  const isolated = dialog.getByRole('switch', { name: 'Build it in a throw-away namespace' });
  await expect(uplink).toBeChecked();
  await expect(isolated).toBeDisabled();
  const dhcp = dialog.getByRole('switch', { name: /^DHCP and DNS on br0/ });
  await expect(dhcp).toBeChecked();
  await uplink.uncheck();
  await expect(dhcp).toBeDisabled();
  await expect(dialog).toContainText('dnsmasq on br0');
  await dialog.getByRole('switch', { name: /^net.ipv4.ip_forward=1/ }).uncheck();
  await expect(dialog).toContainText('None: existing devices touched, host settings');
  await isolated.check();
  const press = () => dialog.getByRole('button', { name: 'Download .zip' }).click();
  const script = await netOf(press);
  expect(script).not.toMatch(/^ *(?:run|daemon|step) .*(?:eno1|ip_forward=1|masquerade)/m);
  expect(script).toContain('\nISOLATED=yes\n');
  await expect(dialog).toHaveCount(0);
  // Nothing of that is kept: the drawing is the person's own.
  const again = await netOf(() => designer.export());
  expect(again).toContain('  danger --yes-touch eno1 ');
  expect(again).toContain('\nISOLATED=no\n');
});

test('by keyboard: Ctrl+E, Enter; Esc goes back to where one was', async ({ page }) => {
  const script = await netOf(async () => {
    await page.keyboard.press('Control+e');
    await expect(designer.dialog()).toBeVisible();
    await page.keyboard.press('Enter');
  });
  expect(script).toContain('#!/bin/sh');
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(designer.dialog()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.dialog()).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('another way of writing it is told at once', async ({ page }) => {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = designer.dialog();
  await expect(dialog).not.toContainText('libvirt networks defined');
  await dialog.getByLabel('Write it as').selectOption('shell-libvirt');
  await expect(dialog).toContainText('libvirt networks defined2dmz-lab-br0');
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the dialog, ${theme}, ${width} px`, async ({ page }) => {
      await designer.openDrawing(uplinked);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await expect(designer.dialog()).toBeVisible();
      await expectAccessible(page, 'the dialog');
    });
  }
}
