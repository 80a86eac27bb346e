import { expect, test } from '@playwright/test';
import { printTopology, sampleTopology } from '../../src/core/index.ts';
import { expectAccessible } from './pages/axe.ts';
import { Designer } from './pages/designer.ts';
import { Keyboard } from './pages/keyboard.ts';
import { Library } from './pages/library.ts';

let designer: Designer;
let library: Library;

test.beforeEach(async ({ page }) => {
  designer = new Designer(page);
  library = new Library(page);
  await designer.open();
});

test.afterEach(() => expect(designer.errors).toEqual([]));

test('drawings stand side by side: open, rename, duplicate, delete and bring back', async ({
  page,
}) => {
  await library.rename('first');
  await library.newDrawing('second');
  await page.reload();
  await expect(library.name).toHaveValue('second');
  await library.open('first');
  await expect(designer.device('web1')).toBeVisible();

  const dialog = await library.list();
  await library.perform('second', 'Rename');
  await dialog.getByRole('textbox', { name: 'New name of second' }).fill('other');
  await page.keyboard.press('Enter');
  await library.perform('first', 'Duplicate');
  await expect(dialog.getByRole('button', { name: 'Open first (copy)' })).toBeVisible();
  await library.perform('first', 'Delete');
  // What is open gives way to the one changed last.
  await expect(library.name).toHaveValue('first (copy)');
  await expect(dialog.getByRole('button', { name: 'Open first', exact: true })).toHaveCount(0);
  await dialog.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Open first', exact: true }).click();
  await expect(library.name).toHaveValue('first');
  expect((await library.names()).toSorted()).toEqual(['first', 'first (copy)', 'other']);
});

test('what is deleted is forgotten at once when asked for, by keys alone', async ({ page }) => {
  await library.rename('first');
  for (const name of ['second', 'third', 'fourth']) await library.newDrawing(name);
  const dialog = await library.list();
  for (const name of ['second', 'third', 'fourth']) {
    await library.perform(name, 'Delete');
    await expect(dialog.getByRole('status')).toBeFocused();
  }
  const keyboard = new Keyboard(page);
  const bin = dialog.getByRole('list', { name: 'Deleted lately' });
  const question = page.getByRole('dialog', { name: /^Forget / });
  await keyboard.tabTo(dialog.locator('summary'));
  await keyboard.press('Enter');
  await expect(bin.getByRole('listitem')).toHaveCount(3);
  await keyboard.tabTo(bin.getByRole('button', { name: 'Forget now: third' }));
  await keyboard.press('Enter');
  await expect(question).toContainText('cannot be brought back');
  await keyboard.press('Escape');
  await expect(bin.getByRole('listitem')).toHaveCount(3);
  await keyboard.press('Enter');
  await keyboard.tabTo(question.getByRole('button', { name: 'Forget now' }));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('Forgot third.');
  await expect(bin.getByRole('listitem')).toHaveCount(2);
  await keyboard.tabTo(dialog.getByRole('button', { name: 'Forget all now' }));
  await keyboard.press('Enter');
  await keyboard.tabTo(question.getByRole('button', { name: 'Forget now' }));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('Forgot 2 drawings.');
  await expect(bin).toHaveCount(0);
  await page.reload();
  expect(await library.names()).toEqual(['first']);
});

test('an empty drawing offers what was drawn before, and is made once', async ({ page }) => {
  await library.rename('before');
  await library.menu(/^New/);
  await library.menu(/^New/);
  await expect(library.name).toHaveValue('lab');
  expect(await library.names()).toEqual(['lab', 'before']);
  const recent = page.getByRole('region', { name: 'Drawn before' });
  await recent.getByRole('button', { name: 'All drawings…' }).click();
  await expect(page.getByRole('dialog', { name: 'Drawings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await recent.getByRole('button', { name: 'Open before' }).click();
  await expect(library.name).toHaveValue('before');
  await expect(designer.device('web1')).toBeVisible();
  await expect(recent).toBeHidden();
});

test('the history leads back, and back again', async ({ page }) => {
  await library.rename('one');
  await page.getByRole('button', { name: 'Guest', exact: true }).click();
  await library.rename('two');
  const dialog = await library.history();
  await dialog.getByRole('button', { name: /^Go back to/ }).click();
  await expect(library.name).toHaveValue('one');
  await page.keyboard.press('Control+z');
  await expect(library.name).toHaveValue('two');
  await page.keyboard.press('Control+Shift+z');
  await expect(library.state('saved')).toBeVisible();
  await page.reload();
  await expect(library.name).toHaveValue('one');
  await expect((await library.history()).getByText(/^two/)).toBeVisible();
});

test('a tab shows what another one changes, and both go on', async ({ context }) => {
  await library.rename('shared');
  const other = await context.newPage();
  const there = new Library(other);
  await other.goto('/');
  await expect(there.name).toHaveValue('shared');
  await there.rename('from there');
  await expect(library.name).toHaveValue('from there');
  await library.rename('from here');
  await expect(there.name).toHaveValue('from here');
  expect(await library.names()).toEqual(['from here']);
});

test('two tabs that change the same at once never overwrite each other', async ({ context }) => {
  await library.rename('shared');
  const other = await context.newPage();
  // It hears nothing of the others, as if it were frozen.
  await other.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  const there = new Library(other);
  await other.goto('/');
  await library.rename('from here');
  await there.rename('from there');
  await expect(there.name).toHaveValue('from there (copy)');
  await expect(other.getByText(/changed in another tab at the same time/)).toBeVisible();
  await expect(library.name).toHaveValue('from here');
  expect((await library.names()).toSorted()).toEqual(['from here', 'from there (copy)']);
});

test('two hands that draw in two tabs lose nothing', async ({ page, context }) => {
  await library.rename('both');
  const other = await context.newPage();
  const there = new Library(other);
  await other.goto('/');
  await expect(there.name).toHaveValue('both');
  const before = await page.locator('[data-device-id]').count();
  await Promise.all([
    (async () => {
      for (let i = 1; i <= 12; i += 1) await library.name.fill(`left ${i}`);
    })(),
    (async () => {
      const guest = other.getByRole('button', { name: 'Guest', exact: true });
      for (let i = 1; i <= 12; i += 1) await guest.click();
    })(),
  ]);
  // In one drawing where a tab followed the other, in two where both had changed it at once.
  for (const one of [library, there]) {
    await expect(one.state('saved')).toBeVisible();
    await one.page.reload();
  }
  await expect(library.name).toHaveValue(/^left 12/);
  await expect(other.locator('[data-device-id]')).toHaveCount(before + 12);
});

const sample = printTopology(sampleTopology);
const fromTheFuture = {
  'of a newer version': `${sample.replace('"version": 1', '"version": 2')}\n`,
  'with a kind that is not known': `${sample.replace('"kind": "user-net"', '"kind": "router"')}\n`,
};

for (const [title, text] of Object.entries(fromTheFuture)) {
  test(`a drawing ${title} is shown, not changed, and saved as it came`, async ({ page }) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      designer.menu('File', /^Open file/),
    ]);
    const buffer = Buffer.from(text);
    await chooser.setFiles({ name: 'new.vethloom.json', mimeType: 'application/json', buffer });
    await expect(library.state('to look at')).toBeVisible();
    const isStrange = text.includes('router');
    if (isStrange) {
      await expect(
        page.getByText(/has kinds that this Vethloom does not know: router\./),
      ).toBeVisible();
      await expect(page.getByLabel('Note: Unknown kind router: SLiRP')).toBeVisible();
    }
    for (const name of ['Export', 'Share']) {
      await expect(page.getByRole('button', { name, exact: true })).toBeDisabled();
    }
    await page.getByRole('button', { name: 'Guest', exact: true }).click();
    await expect(page.getByText('It can only be looked at.')).toBeVisible();
    await page.reload();
    await expect(library.state('to look at')).toBeVisible();
    await expect(page.locator('[data-device-id]')).toHaveCount(
      sampleTopology.devices.length - (isStrange ? 1 : 0),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      designer.menu('File', /^Save/),
    ]);
    const stream = await download.createReadStream();
    expect(Buffer.concat(await stream.toArray()).toString()).toBe(text);
  });
}

test('a file that is dropped opens beside what is there', async ({ page }) => {
  await library.rename('here');
  const text = printTopology({ ...sampleTopology, name: 'dropped' });
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'd.vethloom.json', { type: 'application/json' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await expect(library.name).toHaveValue('dropped');
  expect((await library.names()).toSorted()).toEqual(['dropped', 'here']);
});

test('what the first version kept is among the drawings', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('/favicon.svg');
  const text = printTopology({ ...sampleTopology, name: 'years ago' });
  await page.evaluate(async (content) => {
    const request = indexedDB.open('vethloom');
    request.onupgradeneeded = () => request.result.createObjectStore('drawings');
    await new Promise((resolve) => (request.onsuccess = resolve));
    const writing = request.result.transaction('drawings', 'readwrite');
    writing.objectStore('drawings').put({ text: content, at: 1 }, crypto.randomUUID());
    await new Promise((resolve) => (writing.oncomplete = resolve));
    request.result.close();
  }, text);
  await page.goto('/');
  const old = new Library(page);
  await expect(old.name).toHaveValue('years ago');
  expect(await old.names()).toEqual(['years ago']);
  await context.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} list and history`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await library.rename('first');
    await library.newDrawing('second');
    await library.list();
    await library.perform('second', 'Delete');
    await page.locator('summary').click();
    await expectAccessible(page, 'the list and the history');
    await page.getByRole('button', { name: 'Forget all now' }).click();
    await expectAccessible(page, 'the list and the history');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await library.history();
    await expectAccessible(page, 'the list and the history');
  });
}
