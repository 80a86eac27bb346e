import { cableLabel, endNames, kindOf, labelSpots } from '../../../core/index.ts';
import type { Box, LabelSpots, Plan } from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import { touches } from '../stage/stage.ts';
import type { Badge } from './badges.ts';
import type { Cable, Scene } from './scene.ts';
import { switchNames } from './switch-names.ts';

/** What is said on a cable and at its ends, and where there is room for it. */
export interface CableText extends LabelSpots {
  readonly text: string;
}

export type CableTexts = ReadonlyMap<string, CableText>;

interface Known {
  readonly plan: Plan;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly words: Texts;
}

export const NO_TEXTS: CableTexts = new Map();

/** Around a cable there may be devices that its label must not cover. */
const AROUND = 160;

export function cableTexts({ topology, boxes, cables }: Scene, known: Known): CableTexts {
  const devices = topology.devices.filter((device) => !kindOf(device).container);
  const obstacles = devices.flatMap(({ id }) => boxes.get(id) ?? []);
  return place([...cables.values()], obstacles, switchNames(topology), known);
}

/** Only what runs otherwise is placed anew: all else stays, even under what is dragged. */
export function draggedTexts(still: CableTexts, { topology, boxes, changed }: Scene, known: Known) {
  if (changed.size === 0) return still;
  const cables = [...changed.values()];
  const near = cables.map(({ route: { a, b } }) => ({
    x: Math.min(a.x, b.x) - AROUND,
    y: Math.min(a.y, b.y) - AROUND,
    width: Math.abs(a.x - b.x) + 2 * AROUND,
    height: Math.abs(a.y - b.y) + 2 * AROUND,
  }));
  const obstacles: Box[] = [];
  for (const device of topology.devices) {
    const box = boxes.get(device.id);
    if (!box || kindOf(device).container) continue;
    if (near.some((one) => touches(one, box))) obstacles.push(box);
  }
  const texts = new Map(still);
  for (const [id, text] of place(cables, obstacles, switchNames(topology), known))
    texts.set(id, text);
  return texts;
}

function place(
  cables: readonly Cable[],
  obstacles: readonly Box[],
  switches: ReadonlyMap<string, string>,
  { plan, badges, words }: Known,
): CableTexts {
  const texts = cables.map(({ link }) => words.say(cableLabel(link, plan, switches)));
  const spots = labelSpots(
    cables.map(({ link, route }, index) => {
      const text = texts[index] ?? '';
      return {
        route,
        pill: text !== '' || badges.has(link.id) ? text : undefined,
        names: endNames(link, plan),
      };
    }),
    obstacles,
  );
  return new Map(
    cables.flatMap(({ link }, index) => {
      const found = spots[index];
      return found ? [[link.id, { ...found, text: texts[index] ?? '' }] as const] : [];
    }),
  );
}
