import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { median, verdict } from '../measure.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { firstLoad, helloCanvas } from './first-load.ts';
import { dragging, frames, marquee, panning, zooming } from './gestures.ts';
import { Bench } from './page.ts';
import { serve } from './serve.ts';

const SIZES = [100, 500, 1_000, 2_500];
/** Devices to be seen from close up. */
const CLOSE = 50;
const FRAMES_AT = 1_000;
/** Each in a page of its own. */
const OPENINGS = 5;
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
  const open = await opened(() => Bench.open(browser, `${url}/web/`), chooseInMenu, drawing.text);
  const { bench: ours, longest } = open;
  await marquee(ours, drawing);
  const several = await fifty(ours, drawing);
  await ours.page.keyboard.press('Escape');
  const costs = { load: open.load, 'drag 50': several, ...(await gestures(ours, drawing)) };
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

/** Gets ready to choose a file. */
type Chooser = (bench: Bench) => Promise<(file: string) => Promise<void>>;

const chooseInMenu: Chooser = async ({ page }) => {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: /^Open file/ }).click(),
  ]);
  return (file) => chooser.setFiles(file);
};

/** The last of some pages in each of which a drawing was opened, and what it cost in them. */
async function opened(open: () => Promise<Bench>, choose: Chooser, text: string) {
  const loads: { readonly cost: number; readonly longest: number }[] = [];
  for (;;) {
    const bench = await open();
    await bench.settled();
    loads.push(await opening(bench, choose, text));
    if (loads.length === OPENINGS) {
      const load = median(loads.map(({ cost }) => cost));
      return { bench, load, longest: Math.max(...loads.map(({ longest }) => longest)) };
    }
    await bench.close();
  }
}

async function reactFlow(browser: Browser, url: string, drawing: Drawing): Promise<Costs> {
  const choose: Chooser = async ({ page }) => {
    return (file) => page.getByLabel('Drawing').setInputFiles(file);
  };
  const text = drawing.bare(drawing.fifty);
  const { bench, load } = await opened(() => Bench.open(browser, url), choose, text);
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
  choose: Chooser,
  text: string,
): Promise<{ readonly cost: number; readonly longest: number }> {
  // From the disk, as people do: what is handed over as bytes, Playwright unpacks in the page itself.
  const folder = mkdtempSync(join(tmpdir(), 'vethloom-bench-'));
  try {
    const file = join(folder, 'bench.vethloom.json');
    writeFileSync(file, text);
    return await choosing(bench, await choose(bench), file);
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
