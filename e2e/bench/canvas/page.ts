import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Box } from './drawing.ts';

const FRAME_MS = 17;
/** At rest, the main thread does less than so much in a turn. */
const TURN_MS = 200;
const IDLE_MS = 10;
const MOST_TURNS = 150;
const VIEWPORT = { width: 1600, height: 1000 };

export type Spot = readonly [x: number, y: number];

/** Where the canvas is in the window, and where its origin and its unit are in it. */
interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A page with a React Flow in it, and what its main thread does. */
export class Bench {
  private constructor(
    readonly page: Page,
    private readonly devtools: CDPSession,
  ) {}

  static async open(browser: Browser, url: string, slowDown = 1): Promise<Bench> {
    const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    // CPU of the thread, not time that passes: other work on the machine does not count.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slowDown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
      const tasks: { start: number; duration: number }[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          tasks.push({ start: startTime, duration });
        }
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(url);
    return new Bench(page, devtools);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Of the main thread, since the page began, in ms. */
  async busy(): Promise<number> {
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }

  /** Waits until the main thread has nothing to do, and returns how long it had been busy then. */
  async settled(): Promise<number> {
    let before = await this.busy();
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      await this.page.waitForTimeout(TURN_MS);
      const now = await this.busy();
      if (now - before < IDLE_MS) return before;
      before = now;
    }
    throw new Error('the page does not come to rest');
  }

  async longTasks(): Promise<readonly { readonly start: number; readonly duration: number }[]> {
    return this.page.evaluate(
      () =>
        (globalThis as unknown as { longTasks: { start: number; duration: number }[] }).longTasks,
    );
  }

  /** CPU of each step in ms. */
  async perStep(
    indices: readonly number[],
    step: (index: number) => Promise<void>,
  ): Promise<number> {
    const before = await this.busy();
    for (const index of indices) {
      await step(index);
      await this.page.waitForTimeout(FRAME_MS);
    }
    return ((await this.busy()) - before) / indices.length;
  }

  /** Where the mounted devices stand. */
  async places(): Promise<readonly string[]> {
    return this.page
      .locator('.react-flow__node')
      .evaluateAll((nodes: HTMLElement[]) =>
        nodes.map((node) => `${node.dataset['id'] ?? ''} ${node.style.transform}`),
      );
  }

  /** What the designer would undo. */
  async undone(): Promise<string> {
    const button = this.page.getByRole('button', { name: /^Undo/ });
    return (await button.count()) === 0 ? '' : ((await button.getAttribute('aria-label')) ?? '');
  }

  /** When the next frames began. */
  async stamps(count: number): Promise<readonly number[]> {
    return this.page.evaluate(
      (most) =>
        new Promise<number[]>((resolve) => {
          const list: number[] = [];
          const tick = (now: number) => {
            list.push(now);
            if (list.length === most) resolve(list);
            else requestAnimationFrame(tick);
          };
          requestAnimationFrame(tick);
        }),
      count,
    );
  }

  async view(): Promise<View> {
    return this.page.evaluate(() => {
      const box = document.querySelector('.react-flow')!.getBoundingClientRect();
      const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
      const { e, f, a } = new DOMMatrix(viewport.style.transform);
      const { left, top, width, height } = box;
      return { left, top, width, height, x: e, y: f, zoom: a };
    });
  }

  /** A place on a device, near the middle of the canvas, where it is held and nothing else is. */
  async grip(devices: readonly Box[]): Promise<Spot> {
    const view = await this.view();
    const middle = [view.left + view.width / 2, view.top + view.height / 2] as const;
    const spots = devices.map(({ x, y, width, height }) =>
      this.place(view, [x + width * 0.3, y + height * 0.25]),
    );
    const away = (spot: Spot) => Math.hypot(spot[0] - middle[0], spot[1] - middle[1]);
    return spots.reduce((best, spot) => (away(spot) < away(best) ? spot : best));
  }

  place({ left, top, x, y, zoom }: View, [atX, atY]: Spot): Spot {
    return [left + x + atX * zoom, top + y + atY * zoom];
  }

  async middle(): Promise<Spot> {
    const { left, top, width, height } = await this.view();
    return [left + width / 2, top + height / 2];
  }

  /** Zooms with Ctrl and the wheel, as both pages understand it. */
  async zoomBy(factor: number): Promise<void> {
    await this.page.mouse.move(...(await this.middle()));
    await this.page.keyboard.down('Control');
    await this.page.mouse.wheel(0, -Math.log2(factor) / 0.002);
    await this.page.keyboard.up('Control');
    await this.settled();
  }

  async hold<T>(from: Spot, button: 'left' | 'middle', perform: () => Promise<T>): Promise<T> {
    await this.page.mouse.move(...from);
    await this.page.mouse.down({ button });
    const result = await perform();
    await this.page.mouse.up({ button });
    await this.settled();
    return result;
  }
}
