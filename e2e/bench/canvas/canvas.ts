import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { verdict } from '../measure.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { firstLoad, helloCanvas } from './first-load.ts';
import { dragging, frames, marquee, panning, zooming } from './gestures.ts';
import { Bench } from './page.ts';
import { serve } from './serve.ts';

const SIZES = [100, 500, 1_000, 2_500];
/** Devices to be seen from close up. */
const CLOSE = 50;
const FRAMES_AT = 1_000;
const LIMITS = {
  drag: 0.3,
  pan: 0.15,
  wheel: 0.25,
  'close drag': 0.25,
  'close pan': 0.1,
  load: 0.25,
} as const;
const COLUMNS = ['load', 'drag', 'drag 50', 'pan', 'wheel', 'close drag', 'close pan'] as const;
type Costs = Readonly<Record<(typeof COLUMNS)[number], number>>;

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** CPU of the main thread per step of a gesture, beside a bare React Flow of the same size. */
export async function canvas(): Promise<void> {
  const server = await serve(dist, helloCanvas);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    console.log(`\nms of CPU a step${COLUMNS.map((name) => name.padStart(12)).join('')}`);
    for (const size of SIZES) await compare(browser, server.url, drawingOf(size));
    await loads(browser, server.url);
  } finally {
    await browser.close();
    server.close();
  }
}

async function compare(browser: Browser, url: string, drawing: Drawing): Promise<void> {
  const { size } = drawing;
  const ours = await Bench.open(browser, `${url}/web/`);
  await ours.settled();
  const { costs, longest } = await vethloom(ours, drawing);
  const p95 = size === FRAMES_AT ? await frames(ours, drawing.devices) : undefined;
  await ours.close();
  const bare = await reactFlow(browser, `${url}/bench-bare/`, drawing);
  row(`${size} vethloom`, costs, 2);
  row(`${size} React Flow`, bare, 2);
  const ratios = Object.fromEntries(
    COLUMNS.map((name) => [name, costs[name] / bare[name]]),
  ) as Costs;
  row('  ratio', ratios, 3);
  if (p95 !== undefined) verdict(`95 % of frames at ${size} devices, ms`, p95, 20, 1);
  if (size !== SIZES.at(-1)) return;
  for (const [name, limit] of Object.entries(LIMITS)) {
    verdict(`${name} at ${size} devices, times React Flow`, ratios[name as keyof Costs], limit, 3);
  }
  verdict(`longest task while ${size} devices open, ms`, longest, 200, 0);
}

async function vethloom(bench: Bench, drawing: Drawing) {
  const load = await opening(
    bench,
    async () => {
      await bench.page.getByRole('button', { name: 'File', exact: true }).click();
      const [chooser] = await Promise.all([
        bench.page.waitForEvent('filechooser'),
        bench.page.getByRole('menuitem', { name: /^Open file/ }).click(),
      ]);
      return (file) => chooser.setFiles(file);
    },
    drawing.text,
  );
  await marquee(bench, drawing);
  const several = await fifty(bench, drawing);
  await bench.page.keyboard.press('Escape');
  const costs: Costs = { load: load.cost, 'drag 50': several, ...(await gestures(bench, drawing)) };
  return { costs, longest: load.longest };
}

async function reactFlow(browser: Browser, url: string, drawing: Drawing): Promise<Costs> {
  const bench = await Bench.open(browser, url);
  await bench.settled();
  const choose = async () => (file: string) => bench.page.getByLabel('Drawing').setInputFiles(file);
  const { cost: load } = await opening(bench, choose, drawing.bare(drawing.fifty));
  const several = await fifty(bench, drawing);
  const costs: Costs = { load, 'drag 50': several, ...(await gestures(bench, drawing)) };
  await bench.close();
  return costs;
}

function fifty(bench: Bench, { devices, fifty: taken }: Drawing): Promise<number> {
  return dragging(
    bench,
    devices.filter(({ id }) => taken.has(id)),
    // What stands in a host that is dragged goes without saying.
    2,
  );
}

/** From choosing a file until nothing is left to do. */
async function opening(
  bench: Bench,
  prepare: () => Promise<(file: string) => Promise<void>>,
  text: string,
): Promise<{ readonly cost: number; readonly longest: number }> {
  // From the disk, as people do: what is handed over as bytes, Playwright unpacks in the page itself.
  const folder = mkdtempSync(join(tmpdir(), 'vethloom-bench-'));
  try {
    const file = join(folder, 'bench.vethloom.json');
    writeFileSync(file, text);
    return await choosing(bench, await prepare(), file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function choosing(bench: Bench, choose: (file: string) => Promise<void>, file: string) {
  const before = await bench.settled();
  const known = (await bench.longTasks()).length;
  await choose(file);
  const cost = (await bench.settled()) - before;
  const tasks = (await bench.longTasks()).slice(known);
  return { cost, longest: Math.max(0, ...tasks.map(({ duration }) => duration)) };
}

/** With everything on the screen, then close up. */
async function gestures(bench: Bench, { size, devices, fifty: taken }: Drawing) {
  const others = devices.filter(({ id }) => !taken.has(id));
  const drag = await dragging(bench, others);
  const pan = await panning(bench);
  const wheel = await zooming(bench);
  await bench.zoomBy(Math.sqrt(Math.max(1, size / CLOSE)));
  const closePan = await panning(bench);
  const closeDrag = await dragging(bench, others);
  return { drag, pan, wheel, 'close drag': closeDrag, 'close pan': closePan };
}

async function loads(browser: Browser, url: string): Promise<void> {
  console.log('\nfirst load, CPU slowed down 4 times     first paint ms  interactive ms');
  for (const [name, file] of [
    ['vethloom', '/web/'],
    ['a canvas that says hello', '/hello.html'],
  ] as const) {
    const { painted, interactive } = await firstLoad(browser, url + file);
    console.log(
      `${name.padEnd(38)}${painted.toFixed(0).padStart(16)}${interactive.toFixed(0).padStart(16)}`,
    );
  }
}

function row(name: string, costs: Costs, digits: number): void {
  const cells = COLUMNS.map((column) => costs[column].toFixed(digits).padStart(12));
  console.log(`${name.padEnd(16)}${cells.join('')}`);
}
