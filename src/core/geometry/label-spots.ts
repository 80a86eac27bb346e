import type { Box } from './box.ts';
import { endName, type Label, pill, placeLabels, type Spot } from './labels.ts';
import type { Route } from './route.ts';

export interface EndLabel extends Spot {
  readonly text: string;
}

export interface LabelSpots {
  /** Nothing where there is no room. */
  readonly pill: Spot | undefined;
  readonly ends: readonly EndLabel[];
}

export interface Labelled {
  readonly route: Route;
  /** Nothing where the cable has no pill. */
  readonly pill: string | undefined;
  /** What the devices at its two ends are called. */
  readonly names: readonly [string, string] | undefined;
}

/** Pills first: what a cable is counts for more than what its ends are called. */
export function labelSpots(
  cables: readonly Labelled[],
  devices: Iterable<Box>,
): readonly LabelSpots[] {
  const labels: Label[] = [];
  const add = (label: Label): number => labels.push(label) - 1;
  const pills = cables.map((one) =>
    one.pill === undefined ? undefined : add(pill(one.pill, one.route.curve)),
  );
  const names = cables.map((one) =>
    (one.names ?? []).map((text, end) => {
      const { a, b } = one.route;
      return { text, index: add(endName(text, end === 0 ? a : b)) };
    }),
  );
  const spots = labels.length === 0 ? [] : placeLabels(labels, devices);
  return cables.map((_, cable) => {
    const at = pills[cable];
    const ends = (names[cable] ?? []).flatMap(({ text, index }) => {
      const spot = spots[index];
      return spot ? [{ text, ...spot }] : [];
    });
    return { pill: at === undefined ? undefined : spots[at], ends };
  });
}
