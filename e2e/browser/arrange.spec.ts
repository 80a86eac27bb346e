import { expect, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

const top = async (name: string) => (await designer.centre(designer.device(name)))[1];
const left = async (name: string) => {
  const box = await designer.device(name).boundingBox();
  return box?.x ?? Number.NaN;
};

test('arranging puts guests and namespaces above the switches, in one step', async ({ page }) => {
  expect(await top('probe')).toBeGreaterThan(await top('ovs0'));
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  await expect.poll(() => top('probe')).toBeLessThan(await top('ovs0'));
  await expect(page.getByRole('button', { name: 'Undo: Arrange' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect.poll(() => top('probe')).toBeGreaterThan(await top('ovs0'));
  await page.keyboard.press('Shift+Alt+T');
  await expect.poll(() => top('probe')).toBeLessThan(await top('ovs0'));
});

test('what is selected is aligned by keys and buttons', async ({ page }) => {
  await designer.select('web1');
  const [x, y] = await designer.centre(designer.device('br0'));
  await page.keyboard.down('Shift');
  await page.mouse.click(x, y - 15);
  await page.keyboard.up('Shift');
  await expect(designer.inspector().getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect.poll(async () => (await left('web1')) - (await left('br0'))).toBeCloseTo(0, 0);
  await page.keyboard.press('Control+z');
  await designer.inspector().getByRole('button', { name: 'Align top' }).click();
  await expect.poll(async () => (await top('web1')) - (await top('br0'))).toBeLessThan(40);
});

test('a dragged device snaps to the edge of its neighbour', async () => {
  const [x, y] = await designer.centre(designer.device('probe'));
  const off = (await left('ovs0')) - (await left('probe'));
  await designer.drag([x, y], [x + off + 4, y]);
  await expect.poll(async () => (await left('probe')) - (await left('ovs0'))).toBeCloseTo(0, 0);
});

test('cables have right angles where somebody likes that, after a reload, too', async ({
  page,
}) => {
  const choice = page.getByRole('button', { name: 'Cables with right angles' });
  await choice.click();
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
});
