import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing of the page as it is now hinders anybody, as far as axe can tell. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Half faded in is low in contrast, and another theme begins to fade in with the next frame.
  await page.evaluate(async () => {
    for (const frame of [1, 2])
      await new Promise((done) => requestAnimationFrame(() => done(frame)));
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(found, where).toEqual([]);
}
