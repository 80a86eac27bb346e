import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseTopology } from '../../src/core/index.ts';
import { Designer } from './pages/designer.ts';
import { Library } from './pages/library.ts';

/** Ways in which a browser keeps nothing. */
const broken: Readonly<Record<string, () => void>> = {
  'no storage at all': () => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  },
  'a database that does not open': () => {
    indexedDB.open = () => {
      throw new DOMException('broken', 'UnknownError');
    };
  },
  'a database that never answers': () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
  },
  'a database that refuses what is written': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
};

for (const [title, breakIt] of Object.entries(broken)) {
  test(`${title}: it is said, nothing is lost in the page, the file is offered`, async ({
    page,
  }) => {
    const designer = new Designer(page);
    const library = new Library(page);
    await page.addInitScript(breakIt);
    await designer.open();
    await library.name.fill('kept in memory');
    await expect(library.state('not saved')).toBeVisible();
    await designer.menu('File', /^New/);
    await library.open('kept in memory');
    await expect(designer.device('web1')).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const { topology } = parseTopology(readFileSync(await file.path(), 'utf8'));
    expect(topology?.name).toBe('kept in memory');
    expect(designer.errors).toEqual([]);
  });
}

test('where there is no room left it is said so', async ({ page }) => {
  const library = new Library(page);
  await page.addInitScript(broken['a database that refuses what is written']!);
  await new Designer(page).open();
  await library.name.fill('too much');
  await expect(library.state('not saved')).toContainText('no room left for drawings');
  await expect((await library.list()).getByRole('alert')).toContainText('no room left');
});

test('what was drawn in a database that refuses it outlives a reload', async ({ page }) => {
  const library = new Library(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.addInitScript(broken['a database that refuses what is written']!);
  await new Designer(page).open();
  await library.name.fill('last words');
  await expect(library.state('not saved')).toBeVisible();
  await page.reload();
  await expect(library.name).toHaveValue('last words');
});
