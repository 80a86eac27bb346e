import { expect, test } from '@playwright/test';
import { arrange } from '../../src/core/arranging.ts';
import { isPlugged, sampleTopology, type Topology } from '../../src/core/index.ts';
import { typicalLab } from '../bench/typical.ts';
import { Designer } from './pages/designer.ts';
import { countRenders } from './pages/renders.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  await countRenders.install(page);
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('dragging a device renders that device and its links, nothing else', async ({ page }) => {
  const [x, y] = await designer.centre(designer.device('probe'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y, { steps: 4 });
  await countRenders.begin(page);
  await page.mouse.move(x + 40, y + 10, { steps: 8 });
  const { devices, links } = await countRenders.end(page);
  await page.mouse.up();
  expect([...devices.keys()]).toEqual(['s1']);
  const own = sampleTopology.links.filter(({ a, b }) =>
    [a, b].some((end) => isPlugged(end) && end.device === 's1'),
  );
  expect([...links.keys()]).toEqual(own.map(({ id }) => id));
  // No more often than it moved.
  expect(devices.get('s1')).toBeLessThanOrEqual(8);
});

test('a large lab is painted from far and mounted close up', async ({ page }) => {
  const lab: Topology = arrange(typicalLab(400));
  await designer.openDrawing(lab);
  await expect(page.locator('[data-device-id]')).toHaveCount(0);
  await page.getByRole('button', { name: /^Zoom \d+ %/ }).click();
  await expect.poll(() => page.locator('[data-device-id]').count()).toBeGreaterThan(5);
  expect(await page.locator('[data-device-id]').count()).toBeLessThan(200);
});
