import { expect, type Page, test } from '@playwright/test';
import { printTopology, sampleTopology } from '../../src/core/index.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';
import { Library } from './pages/library.ts';

const FILE = 'lab.vethloom.json';

/** Answers the file pickers with one file of the browser's own file system. */
function answerPickers(name: string): void {
  const pick = async () => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle(name, { create: true });
  };
  Object.assign(globalThis, {
    picks: 0,
    showOpenFilePicker: async () => [await pick()],
    showSaveFilePicker: () => {
      Reflect.set(globalThis, 'picks', Number(Reflect.get(globalThis, 'picks')) + 1);
      return pick();
    },
  });
}

const picks = (page: Page) => page.evaluate(() => Number(Reflect.get(globalThis, 'picks')));

/** Nothing while it is being replaced. */
const content = (page: Page) =>
  page
    .evaluate(async (name) => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(name).then((handle) => handle.getFile());
      return file.text();
    }, FILE)
    .catch(() => '');

/** Another program writes the file. */
const writeElsewhere = (page: Page, text: string) =>
  page.evaluate(
    async ([name, written]) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(name!)).createWritable();
      await stream.write(written!);
      await stream.close();
    },
    [FILE, text],
  );

let library: Library;

test.beforeEach(async ({ page }) => {
  const designer = new Designer(page);
  library = new Library(page);
  await page.addInitScript(answerPickers, FILE);
  await designer.open();
  await library.rename('mine');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(`Saved ${FILE}`)).toBeVisible();
});

test('Ctrl+S writes back to the same file, after a reload, too', async ({ page }) => {
  expect(await content(page)).toBe(printTopology({ ...sampleTopology, name: 'mine' }));
  await library.rename('once more');
  await page.keyboard.press('Control+s');
  await expect.poll(() => content(page)).toContain('"once more"');
  expect(await picks(page)).toBe(1);
  await page.reload();
  await library.rename('after a reload');
  await page.keyboard.press('Control+s');
  await expect.poll(() => content(page)).toContain('"after a reload"');
  expect(await picks(page)).toBe(0);
});

test('a file that somebody else has changed is not written over unasked', async ({ page }) => {
  const theirs = printTopology({ ...sampleTopology, name: 'theirs' });
  await writeElsewhere(page, theirs);
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: `${FILE} was changed by somebody else` });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `the question in the ${colorScheme} theme`);
  }
  await dialog.getByRole('button', { name: 'Open it beside this one' }).click();
  await expect(library.name).toHaveValue('theirs');
  expect(await content(page)).toBe(theirs);
  expect((await library.names()).toSorted()).toEqual(['mine', 'theirs']);

  await library.open('mine');
  await page.keyboard.press('Control+s');
  await dialog.getByRole('button', { name: 'Overwrite it' }).click();
  await expect.poll(() => content(page)).toContain('"mine"');
  // From now on it is this drawing's file again.
  await library.rename('mine still');
  await page.keyboard.press('Control+s');
  await expect.poll(() => content(page)).toContain('"mine still"');
});

test('the same file opened once more is the drawing that is kept already', async ({ page }) => {
  await library.newDrawing('other');
  await page.keyboard.press('Control+o');
  await expect(library.name).toHaveValue('mine');
  expect((await library.names()).toSorted()).toEqual(['mine', 'other']);
});
