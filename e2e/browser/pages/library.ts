import { expect, type Locator, type Page } from '@playwright/test';

/** What the browser keeps, as the dialogs of the menu File show it. */
export class Library {
  constructor(readonly page: Page) {}

  get name(): Locator {
    return this.page.getByRole('textbox', { name: 'Name of the drawing' });
  }

  state(text: 'saved' | 'saving…' | 'not saved' | 'to look at'): Locator {
    // Behind “not saved” it is spoken what to do about it.
    return this.page.getByRole('status').filter({ hasText: new RegExp(`^${text}`) });
  }

  async rename(name: string): Promise<void> {
    await this.name.fill(name);
    await expect(this.state('saved')).toBeVisible();
  }

  async menu(item: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async newDrawing(name: string): Promise<void> {
    await this.menu(/^New/);
    await this.rename(name);
  }

  /** Opens the list of drawings. */
  async list(): Promise<Locator> {
    await this.menu(/^Drawings/);
    const dialog = this.page.getByRole('dialog', { name: 'Drawings' });
    await expect(dialog.getByRole('list', { name: 'Drawings' })).toBeVisible();
    return dialog;
  }

  /** Names of the drawings, the one changed last first. */
  async names(): Promise<string[]> {
    const dialog = await this.list();
    const rows = dialog.getByRole('button', { name: /^Open (?!file)/ });
    await expect(rows.first()).toBeVisible();
    const labels = await rows.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
    await this.page.keyboard.press('Escape');
    return labels.map((label) => label.replace(/^Open /, ''));
  }

  async open(name: string): Promise<void> {
    const dialog = await this.list();
    await dialog.getByRole('button', { name: `Open ${name}`, exact: true }).click();
    await expect(this.name).toHaveValue(name);
  }

  /** Does something of a drawing's own menu in the list, which stays open. */
  async perform(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async history(): Promise<Locator> {
    await this.menu(/^History/);
    return this.page.getByRole('dialog', { name: /^History of/ });
  }
}
