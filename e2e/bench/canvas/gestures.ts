import { median } from '../measure.ts';
import type { Box, Drawing } from './drawing.ts';
import type { Bench, Spot } from './page.ts';

const ROUNDS = 5;
const STEPS = 5;
const FRAMES = 60;

/** There and back again. */
const swing = (index: number) => (index % 12 < 6 ? index % 12 : 12 - (index % 12)) * 7;
const along = ([x, y]: Spot, index: number): Spot => [x + 10 + swing(index), y + swing(index)];

/** CPU of a step, median of the rounds, while what stands near the middle is dragged. */
export async function dragging(bench: Bench, devices: readonly Box[], least = 1): Promise<number> {
  const from = await bench.grip(devices);
  const before = await bench.undone();
  const places = new Set(await bench.places());
  let dragged = 0;
  const cost = await bench.hold(from, 'left', async () => {
    const each = await rounds(bench, (i) => bench.page.mouse.move(...along(from, i)));
    dragged = (await bench.places()).filter((place) => !places.has(place)).length;
    return each;
  });
  const after = await bench.undone();
  // What is painted is not mounted.
  if (after !== before) dragged = Number(/(\d+) devices/.exec(after)?.[1] ?? 1);
  if (dragged < least) throw new Error(`dragged ${dragged} devices instead of ${least}`);
  return cost;
}

export async function panning(bench: Bench): Promise<number> {
  const from = await bench.middle();
  return bench.hold(from, 'middle', () =>
    seen(bench, () => rounds(bench, (i) => bench.page.mouse.move(...along(from, i)))),
  );
}

export async function zooming(bench: Bench): Promise<number> {
  await bench.page.mouse.move(...(await bench.middle()));
  await bench.page.keyboard.down('Control');
  // An odd number of steps in all: it ends elsewhere than it began.
  const cost = await seen(bench, () =>
    rounds(bench, (i) => bench.page.mouse.wheel(0, i % 2 === 0 ? -40 : 40)),
  );
  await bench.page.keyboard.up('Control');
  await bench.settled();
  return cost;
}

/** Takes the fifty with a rectangle. */
export async function marquee(bench: Bench, { marquee: box }: Drawing): Promise<void> {
  const view = await bench.view();
  const from = bench.place(view, [box.x, box.y]);
  const to = bench.place(view, [box.x + box.width, box.y + box.height]);
  await bench.hold(from, 'left', async () => {
    await bench.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await bench.page.mouse.move(...to);
  });
}

/** The 95th percentile of the time between frames while something is dragged and panned, in ms. */
export async function frames(bench: Bench, devices: readonly Box[]): Promise<number> {
  const times: number[] = [];
  for (const button of ['left', 'middle'] as const) {
    const from = button === 'left' ? await bench.grip(devices) : await bench.middle();
    await bench.hold(from, button, async () => {
      await bench.page.mouse.move(...along(from, 0));
      await bench.page.mouse.move(...along(from, 1));
      const stamps = bench.stamps(FRAMES);
      let done = false;
      void stamps.then(() => (done = true));
      for (let i = 2; !done; i += 1) await bench.page.mouse.move(...along(from, i));
      const list = await stamps;
      times.push(...list.slice(1).map((stamp, index) => stamp - (list[index] ?? stamp)));
    });
  }
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** After two steps that nobody looks at. */
async function rounds(bench: Bench, step: (index: number) => Promise<void>): Promise<number> {
  const values: number[] = [];
  await bench.perStep([0, 1], step);
  for (let round = 0; round < ROUNDS; round += 1) {
    const indices = Array.from({ length: STEPS }, (_, i) => 2 + round * STEPS + i);
    values.push(await bench.perStep(indices, step));
  }
  return median(values);
}

/** Nothing is measured where nothing moves. */
async function seen(bench: Bench, perform: () => Promise<number>): Promise<number> {
  const before = await bench.view();
  const cost = await perform();
  const { x, y, zoom } = await bench.view();
  if (x === before.x && y === before.y && zoom === before.zoom) throw new Error('the view stayed');
  return cost;
}
