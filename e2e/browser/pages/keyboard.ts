import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody without a mouse: knows only keys, and what has the focus. */
export class Keyboard {
  constructor(readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into what is open and takes what is found first. */
  async choose(text: string): Promise<void> {
    const search = this.page.getByRole('dialog').getByRole('combobox');
    await expect(search).toBeFocused();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
  }

  async command(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.choose(text);
  }

  /** Adds into the host of what is selected. */
  async add(kind: string): Promise<void> {
    await this.page.keyboard.press('a');
    await this.choose(kind);
  }

  async find(name: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.choose(name);
  }

  /** Draws a cable from what is selected. */
  async connect(to: string): Promise<void> {
    await this.page.keyboard.press('l');
    await this.choose(to);
  }

  /** Goes through the tab stops until this one. */
  async tabTo(what: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 60; i += 1) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`60 tab stops, and none is ${String(what)}`);
  }

  /** What a screen reader was told last. */
  said(text: string | RegExp): Promise<void> {
    return expect(this.page.locator('[aria-live="polite"] p')).toHaveText(text);
  }

  /** What the focus is at: of trees and of the canvas the row or the device that they say. */
  async at(name: string | RegExp): Promise<void> {
    await expect(async () => {
      const told = this.page.locator(`[id="${await this.descendant()}"]`);
      await expect(told).toHaveAccessibleName(name, { timeout: 200 });
    }).toPass({ timeout: 10_000 });
  }

  private descendant(): Promise<string> {
    return this.page.evaluate(
      () => document.activeElement?.getAttribute('aria-activedescendant') ?? '',
    );
  }
}
