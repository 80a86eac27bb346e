import type { Locator } from '@playwright/test';
import type { Designer } from './designer.ts';

/** A hand that counts what it does: a drag is a click, too. */
export class Hand {
  clicks = 0;

  constructor(private readonly designer: Designer) {}

  async click(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.click();
  }

  async cable(from: string, to: string): Promise<void> {
    this.clicks += 1;
    await this.designer.cable(from, to);
  }

  async select(name: string): Promise<void> {
    this.clicks += 1;
    await this.designer.select(name);
  }
}
