import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { printTopology, sampleTopology } from '../../src/core/index.ts';
import { Designer } from './pages/designer.ts';

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

/** The file that the dialog of pictures hands out. */
async function picture(format: string): Promise<Buffer> {
  await designer.menu('File', /^Picture/);
  const dialog = designer.dialog();
  await dialog.getByLabel('Format').selectOption(format);
  const [download] = await Promise.all([
    designer.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  return readFileSync(await download.path());
}

for (const [format, name, mimeType] of [
  ['SVG', 'lab.svg', 'image/svg+xml'],
  ['PNG', 'lab.png', 'image/png'],
] as const) {
  test(`a picture as ${format} is the drawing again, to the byte`, async ({ page }) => {
    const buffer = await picture(format);
    await designer.startAnew();
    await designer.openFile({ name, mimeType, buffer });
    await expect(designer.device('legacy-nt')).toBeVisible();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      designer.menu('File', /^Save/),
    ]);
    expect(readFileSync(await saved.path(), 'utf8')).toBe(printTopology(sampleTopology));
  });
}

test('a picture is dropped like any drawing; one of somebody else is refused', async ({ page }) => {
  const bytes = [...(await picture('PNG'))];
  await designer.startAnew();
  const drop = (content: number[], name: string) =>
    page.evaluate(
      ([data, title]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(data)], title, { type: 'image/png' }));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
      },
      [content, name] as const,
    );
  // Up to the chunk after the size, where the drawing begins.
  await drop(bytes.slice(0, 33), 'cat.png');
  await expect(page.getByText('There is no drawing in cat.png.')).toBeVisible();
  await drop(bytes, 'lab.png');
  await expect(designer.device('legacy-nt')).toBeVisible();
});

test('the picture is shown before it is downloaded, and copied as it is', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await designer.menu('File', /^Picture/);
  const dialog = designer.dialog();
  const image = dialog.getByRole('img', { name: 'dmz-lab, drawn' });
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(900);
  await dialog.getByLabel('Colours').selectOption('Dark');
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);

  await dialog.getByLabel('Format').selectOption('Mermaid');
  await expect(dialog.getByLabel('Text of dmz-lab.mmd')).toContainText('flowchart TB');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied dmz-lab.mmd')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^flowchart TB\n {2}subgraph n1\["kvm1"\]/,
  );
});
