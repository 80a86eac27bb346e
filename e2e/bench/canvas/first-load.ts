import type { Browser } from '@playwright/test';
import { median } from '../measure.ts';
import { Bench } from './page.ts';

const SLOW_DOWN = 4;
const ROUNDS = 3;

interface FirstLoad {
  readonly painted: number;
  readonly interactive: number;
}

/** A page that does nothing but paint: as fast as it can be on this machine. */
export const helloCanvas = `<!doctype html><title>Hello</title><canvas></canvas><script type="module">
document.querySelector('canvas').getContext('2d').fillText('hello', 10, 10)</script>`;

/** First paint, and from when on the main thread has no task of 50 ms any more. */
export async function firstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const loads: FirstLoad[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = await Bench.open(browser, url, SLOW_DOWN);
    await bench.settled();
    const painted = await bench.page.evaluate(
      () => performance.getEntriesByType('paint').at(-1)?.startTime ?? Number.NaN,
    );
    const ends = (await bench.longTasks()).map(({ start, duration }) => start + duration);
    loads.push({ painted, interactive: Math.max(painted, ...ends) });
    await bench.close();
  }
  return {
    painted: median(loads.map((load) => load.painted)),
    interactive: median(loads.map((load) => load.interactive)),
  };
}
