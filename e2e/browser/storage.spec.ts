import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseTopology } from '../../src/core/opening.ts';
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

test('where there is no room left it is made: what is deleted is forgotten at once', async ({
  page,
}) => {
  const library = new Library(page);
  // Like a browser's: what is deleted makes room.
  await page.addInitScript(() => {
    const store = IDBObjectStore.prototype;
    // oxlint-disable-next-line typescript/unbound-method
    store.put = new Proxy(store.put, {
      apply: (put, self, record) => {
        if (sessionStorage.getItem('full') === null) return Reflect.apply(put, self, record);
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    // oxlint-disable-next-line typescript/unbound-method
    store.delete = new Proxy(store.delete, {
      apply: (drop, self, keys) => {
        sessionStorage.removeItem('full');
        return Reflect.apply(drop, self, keys);
      },
    });
  });
  await new Designer(page).open();
  await library.rename('large');
  await library.newDrawing('mine');
  await page.evaluate(() => sessionStorage.setItem('full', ''));
  await library.name.fill('more');
  await expect(library.state('not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Make room' }).click();
  await library.perform('large', 'Delete');
  const question = page.getByRole('dialog', { name: 'Forget large now?' });
  await expect(question).toContainText('no room to keep what is deleted');
  await question.getByRole('button', { name: 'Forget now' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open large' })).toHaveCount(0);
  await expect(library.state('saved')).toBeVisible();
  await page.reload();
  await expect(library.name).toHaveValue('more');
  expect(await library.names()).toEqual(['more']);
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
