import { expect, type Locator, type Page } from '@playwright/test';
import type { Designer } from './designer.ts';

/** What a person does with links. */
export class Sharing {
  private readonly page: Page;

  constructor(readonly designer: Designer) {
    this.page = designer.page;
  }

  async openDialog(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = this.designer.dialog();
    await expect(this.link(dialog)).toBeVisible();
    return dialog;
  }

  link(dialog: Locator): Locator {
    return dialog.getByRole('textbox', { name: 'Link' });
  }

  /** The bar above a drawing that is only looked at. */
  preview(): Locator {
    return this.page.getByRole('region', { name: 'A drawing from a link.' });
  }

  /** Another address in the same tab, as a click on a link in a chat gives it. */
  async follow(fragment: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  }
}
