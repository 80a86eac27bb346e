import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { type NoteId, sampleTopology } from '../../src/core/index.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';
import { Keyboard } from './pages/keyboard.ts';

let designer: Designer;
let keyboard: Keyboard;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  keyboard = new Keyboard(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

/** Ctrl+E, and what came of it. */
async function exported(page: Page): Promise<string> {
  await keyboard.press('Control+e');
  await keyboard.tabTo(designer.dialog().getByRole('button', { name: 'Download .zip' }));
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  const zip = await download.path();
  return execFileSync('unzip', ['-p', zip, 'host1/net.sh'], { encoding: 'utf8' });
}

test('a NAT lab is drawn, cabled, configured and exported with keys alone', async ({ page }) => {
  const inspector = designer.inspector();
  await keyboard.command('New');
  await expect(page.locator('[data-device-id]')).toHaveCount(0);

  await keyboard.add('host');
  await keyboard.said('Added Host host1');
  await keyboard.add('linux bridge');
  await keyboard.said('Added Linux bridge br0 to host1');
  for (const guest of ['vm1', 'vm2']) {
    await keyboard.add('guest');
    await keyboard.said(`Added Guest ${guest} to host1`);
    await keyboard.connect('br0');
    await keyboard.said(`Connected: TAP cable from ${guest}:eth0 to br0`);
  }
  await expect(designer.cables).toHaveCount(2);

  await keyboard.find('br0');
  await keyboard.press('Enter');
  await expect(inspector.getByLabel('Name', { exact: true }).first()).toBeFocused();
  for (const name of ['NAT to the outside', 'DHCP and DNS']) {
    await keyboard.tabTo(inspector.getByRole('switch', { name }));
    await keyboard.press('Space');
  }
  await keyboard.tabTo(inspector.getByRole('button', { name: /^Give it / }).first());
  await keyboard.press('Enter');
  await expect(designer.tab('Problems')).toHaveText('Problems');

  const script = await exported(page);
  for (const word of ['masquerade', 'dnsmasq', 'br0']) expect(script).toContain(word);
});

test('the outline is an editor without the canvas', async ({ page }) => {
  const tree = page.getByRole('tree', { name: 'Outline of the drawing' });
  const row = (name: RegExp) => tree.getByRole('treeitem', { name });
  await keyboard.command('New');
  await expect(page.locator('[data-device-id]')).toHaveCount(0);
  await keyboard.press('o');
  await expect(tree).toBeFocused();

  await keyboard.add('host');
  await expect(tree).toBeFocused();
  await keyboard.at(/^host1 Host/);
  await keyboard.add('open vswitch');
  await keyboard.at(/^ovs0 Open vSwitch/);
  await keyboard.press('F2');
  await page.keyboard.type('core0');
  await keyboard.press('Enter');
  await expect(tree).toBeFocused();
  await keyboard.at(/^core0 Open vSwitch/);

  await keyboard.add('guest');
  await keyboard.add('guest');
  await keyboard.at(/^vm2 Guest/);
  // A free port is a row of its own.
  await keyboard.press('ArrowRight', 'ArrowRight');
  await keyboard.at('eth0 No cable');
  await keyboard.connect('core0');
  await keyboard.said('Connected: TAP cable from vm2:eth0 to core0');
  await expect(row(/^eth0 → core0 TAP cable$/)).toHaveAttribute('aria-level', '3');
  // Letters that are no shortcuts go to what begins with them.
  await keyboard.press('v', 'Home');
  await keyboard.press('ArrowDown', 'ArrowDown');
  await keyboard.at(/^vm1 Guest/);
  await keyboard.connect('core0');

  await keyboard.press('Home');
  await keyboard.add('host');
  await keyboard.at(/^host2 Host/);
  await keyboard.find('vm1');
  await keyboard.press('m');
  await keyboard.choose('host2');
  await keyboard.said('Moved vm1 to host2');
  await expect(row(/^vm1 Guest/)).toHaveAttribute('aria-posinset', '1');
  await keyboard.press('Control+z');
  await keyboard.said('Undone: Move vm1 to host2');

  await keyboard.find('vm1');
  await keyboard.press('Delete');
  await keyboard.said('Deleted vm1');
  await expect(row(/^vm1/)).toHaveCount(0);
  await expect(tree).toBeFocused();
  await keyboard.press('Control+z', 'Control+Shift+z');
  await keyboard.said('Redone: Delete vm1');

  await keyboard.find('vm2');
  await keyboard.press('Enter');
  await keyboard.tabTo(designer.inspector().getByLabel('Memory'));
  await page.keyboard.type('2048');
  await keyboard.press('Escape');
  await expect(tree).toBeFocused();
  await keyboard.press('Escape', 'Escape');
  await expect(page.getByRole('application')).toBeFocused();
  expect(await exported(page)).toContain('ovs-vsctl');
});

test('the canvas is one tab stop, and arrows go to what is beside', async ({ page }) => {
  const canvas = page.getByRole('application');
  await keyboard.tabTo(canvas);
  await keyboard.at(/^Host kvm1/);
  await keyboard.press('ArrowDown');
  await keyboard.at('Guest web1, 1 NIC, connected to br0');
  await keyboard.press('ArrowDown', 'ArrowRight');
  await keyboard.at(/^Open vSwitch ovs0/);
  // No device and no cable is a tab stop of its own.
  await expect(
    canvas.locator('.react-flow__node[tabindex], .react-flow__edge[tabindex]'),
  ).toHaveCount(0);

  // Selected by Space, arrows nudge it, and Alt+arrows go on.
  await keyboard.press('Space');
  await keyboard.at(/^Open vSwitch ovs0.*, selected$/);
  const before = await designer.centre(designer.device('ovs0'));
  await keyboard.press('ArrowRight', 'Shift+ArrowRight');
  const after = await designer.centre(designer.device('ovs0'));
  expect(after[0]).toBeGreaterThan(before[0]);
  await keyboard.press('Alt+ArrowLeft');
  await keyboard.at(/^Linux bridge br0.*, selected$/);

  // Enter opens the inspector, and Escape backs out step by step.
  await keyboard.press('Enter');
  await expect(designer.inspector().getByLabel('Name', { exact: true }).first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(canvas).toBeFocused();
  await keyboard.at(/^Linux bridge br0.*, selected$/);
  await keyboard.press('Escape');
  await keyboard.at(/^Linux bridge br0[^]*(?<!selected)$/);

  // What was cabled to it has the cursor when it is gone.
  await keyboard.press('Delete');
  await keyboard.said('Deleted br0');
  await expect(canvas).toBeFocused();
  await keyboard.at(/^Guest web1/);
  await keyboard.press('Control+z');
  await keyboard.said('Undone: Delete br0');
});

test('a cable of the palette is plugged in by keys', async ({ page }) => {
  const before = await designer.cables.count();
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Search devices' }));
  await page.keyboard.type('tap');
  await keyboard.press('Enter');
  await keyboard.said('Added TAP cable');
  await expect(designer.cables).toHaveCount(before + 1);
  // Out of the field: its letters are text.
  await keyboard.press('F6');
  await keyboard.connect('web1');
  await keyboard.said('Connected: TAP cable from web1:eth1 to nothing');
  await keyboard.connect('br0');
  await keyboard.said('Connected: TAP cable from web1:eth1 to br0');
  await expect(designer.tab('Problems')).toHaveText('Problems');
});

test('F8 goes through the problems, wherever the focus is', async ({ page }) => {
  await keyboard.press('F8');
  await expect(page.getByText('No problems.', { exact: true })).toBeVisible();
  for (const [name, taken] of [
    ['web1', 'firewall'],
    ['br0', 'ovs0'],
  ] as const) {
    await keyboard.find(name);
    await keyboard.press('F2');
    await page.keyboard.type(taken);
    await keyboard.press('Escape');
  }
  // Errors before warnings, and round.
  const said = (text: RegExp) => expect(page.getByText(text)).toBeVisible();
  await keyboard.press('F8');
  await said(/^Problem 1 of 2: .*ovs0/);
  await keyboard.press('F8');
  await said(/^Problem 2 of 2: .*firewall/);
  await keyboard.press('F8');
  await said(/^Problem 1 of 2: /);
  await keyboard.press('Shift+F8');
  await said(/^Problem 2 of 2: /);
  await expect(designer.tab('Problems')).toHaveAttribute('aria-selected', 'true');
  await expect(designer.inspector().getByLabel('Name', { exact: true }).first()).toHaveValue(
    'firewall',
  );
});

test('F6 goes through the panels', async ({ page }) => {
  const inPanel = (n: number) => page.locator('[data-panel]').nth(n).locator(':focus');
  for (const n of [0, 1, 2, 3, 4, 0]) {
    await keyboard.press('F6');
    await expect(inPanel(n)).toHaveCount(1);
  }
  await keyboard.press('Shift+F6');
  await expect(inPanel(4)).toHaveCount(1);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any panel in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme });
    const clean = (where: string) => expectAccessible(page, where);
    await clean('as it opens');
    await keyboard.tabTo(page.getByRole('application'));
    await keyboard.press('ArrowDown');
    await clean('the canvas with its cursor');

    for (const name of [
      'web1',
      'br0',
      'ovs0',
      'probe',
      'SLiRP',
      'kvm1',
      'br0 – ovs0',
      'web1:eth0 – br0',
    ]) {
      await keyboard.find(name);
      await clean(`the inspector of ${name}`);
    }
    await keyboard.press('Control+a');
    await expect(designer.inspector()).toContainText('selected');
    await clean('the inspector of everything');

    await designer.openDrawing({
      ...sampleTopology,
      notes: [{ id: 't1' as NoteId, text: 'DMZ', at: [20, -60] }],
    });
    await keyboard.find('DMZ');
    await expect(designer.inspector().getByLabel('Text')).toHaveValue('DMZ');
    await clean('the inspector of a note');
    await keyboard.tabTo(page.getByRole('textbox', { name: 'Search devices' }));
    await page.keyboard.type('tap');
    await keyboard.press('Enter');
    await clean('a loose cable, and the palette as it is searched');
    await keyboard.press('Escape', 'F6');

    await keyboard.command('Next problem');
    await clean('the problems');
    await keyboard.press('o', 'Home', 'ArrowDown', 'ArrowRight');
    await clean('the outline');
    await keyboard.press('F2');
    await clean('a new name in the outline');
    await keyboard.press('Escape', 'ArrowDown');

    await keyboard.press('Control+z');
    await keyboard.find('web1');
    for (const key of ['Control+k', 'a', '/', 'm', '?', 'Control+e']) {
      await keyboard.press(key === '?' ? 'Shift+?' : key);
      await expect(designer.dialog()).toBeVisible();
      await clean(`the dialog of ${key}`);
      await keyboard.press('Escape');
      await expect(designer.dialog()).toHaveCount(0);
    }
    for (const command of ['Settings', 'Templates', 'Drawings', 'History', 'Share', 'picture']) {
      await keyboard.command(command);
      await expect(designer.dialog()).toBeVisible();
      await clean(`the dialog ${command}`);
      await keyboard.press('Escape');
      await expect(designer.dialog()).toHaveCount(0);
    }
    await keyboard.find('web1');
    await keyboard.press('l');
    await clean('what a cable could run to');
    await keyboard.press('Escape');
    for (const menu of ['File', 'Language and theme']) {
      await keyboard.tabTo(page.getByRole('button', { name: menu, exact: true }));
      await keyboard.press('Enter');
      await expect(page.getByRole('menu')).toBeVisible();
      await clean(`the menu ${menu}`);
      await keyboard.press('Escape');
    }
    await keyboard.find('kvm1');
    await keyboard.press('Delete');
    await expect(designer.dialog()).toBeVisible();
    await clean('what happens to what is in a host');
  });
}
