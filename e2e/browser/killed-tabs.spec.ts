import { expect, type Page, test } from '@playwright/test';
import { Designer } from './pages/designer.ts';
import { Library } from './pages/library.ts';

/** More of them: KILLS=200 npm test -- browser */
const KILLS = Number(process.env['KILLS'] ?? 20);
const MOST_LOST_MS = 300;

interface Edit {
  readonly name: string;
  readonly guests: number;
  /** When it was done for certain; never where the page was gone before it said so. */
  done: number;
}

/** The same numbers each time, so that a failure can be had again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const endings: readonly ((page: Page) => Promise<unknown>)[] = [
  // The renderer is gone, as when the system is out of memory.
  async (page) => {
    const browser = await page.context().newCDPSession(page);
    const gone = page.waitForEvent('crash');
    browser.send('Page.crash').catch(() => {});
    await gone;
    await page.close();
  },
  (page) => page.close({ runBeforeUnload: false }),
  async (page) => {
    await page.goto('about:blank');
    await page.close();
  },
];

/** As the inspector counts them: the canvas mounts only what is seen, and later. */
async function guestsIn(page: Page): Promise<number> {
  const row = new Designer(page)
    .inspector()
    .getByRole('listitem')
    .filter({ hasText: /^Guest/ });
  return (await row.count()) === 0 ? 0 : Number(/\d+$/.exec(await row.innerText())?.[0]);
}

/** Draws by chance until the page is gone; tells what it did, and what it had just begun. */
async function draw(page: Page, round: number, random: () => number): Promise<readonly Edit[]> {
  const library = new Library(page);
  const guest = page.getByRole('button', { name: 'Guest', exact: true });
  const edits: Edit[] = [];
  let [name, guests] = [`r${round}`, 0];
  const does = async (act: () => Promise<void>) => {
    const edit = { name, guests, done: Infinity };
    edits.push(edit);
    await act();
    edit.done = Date.now();
  };
  try {
    await does(() => library.name.fill(name));
    for (let i = 1; ; i += 1) {
      if (random() < 0.3) {
        guests += 1;
        await does(() => guest.click());
      } else {
        name = `r${round} n${i}`;
        await does(() => library.name.fill(name));
      }
      await page.waitForTimeout(random() * 120);
    }
  } catch {
    return edits;
  }
}

test(`${KILLS} tabs killed while somebody draws lose 300 ms each at most, and no drawing`, async ({
  context,
}) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  const random = chance(4);
  const losses: number[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const page = await context.newPage();
    const library = new Library(page);
    await page.goto('/');
    await library.menu(/^New/);
    const drawing = draw(page, round, random);
    await expect(library.name).toHaveValue(/^r/);
    await page.waitForTimeout(MOST_LOST_MS + random() * 1500);
    const killed = Date.now();
    await endings[Math.floor(random() * endings.length)]!(page);
    const edits = await drawing;

    const after = await context.newPage();
    await after.goto('/');
    const name = await new Library(after).name.inputValue();
    const guests = await guestsIn(after);
    const kept = edits.findLastIndex((edit) => edit.name === name && edit.guests === guests);
    const lost = edits[kept + 1];
    const ms = lost ? Math.max(0, killed - lost.done) : 0;
    losses.push(ms);
    expect(
      kept,
      `round ${round}: “${name}” with ${guests} guests is none of what was drawn`,
    ).not.toBe(-1);
    expect(ms, `round ${round}`).toBeLessThanOrEqual(MOST_LOST_MS);
    await after.close();
  }
  console.log(`lost at most ${Math.max(...losses)} ms in ${KILLS} kills`);
  const page = await context.newPage();
  await new Designer(page).page.goto('/');
  const names = await new Library(page).names();
  const rounds = names.map((name) => name.split(' ')[0]);
  for (let round = 0; round < KILLS; round += 1) expect(rounds).toContain(`r${round}`);
});
