import { endName, kindOf, pill, placeLabels } from '../../../core/index.ts';
import type {
  Box,
  CableRoute as Route,
  Label,
  Link,
  Plan,
  Spot,
  Topology,
} from '../../../core/index.ts';
import { endNames } from './cable-labels.ts';

export interface EndLabel extends Spot {
  readonly text: string;
}

interface Spots {
  /** Nothing where there is no room. */
  readonly pill: Spot | undefined;
  readonly ends: readonly EndLabel[];
}

interface Labelled {
  readonly link: Link;
  readonly route: Route;
  readonly text: string;
  readonly badge: boolean;
}

interface Around {
  readonly topology: Topology;
  readonly plan: Plan;
  readonly boxes: ReadonlyMap<string, Box>;
}

export type LabelPlacer = (
  cables: readonly Labelled[],
  around: Around,
) => ReadonlyMap<string, Spots>;

interface Placed extends Spots {
  readonly cable: Labelled;
}

/**
 * Finds places for the labels of cables. While something is dragged, or only selected, labels of
 * cables that stay where they are stay, too, even under what is dragged: it is on its way.
 */
export function createLabelPlacer(): (dragging: boolean) => LabelPlacer {
  let before: ReadonlyMap<string, Placed> = new Map();
  let boxesBefore: Around['boxes'] | undefined;
  return (dragging) => (cables, around) => {
    const now = new Map<string, Placed>();
    const open: Labelled[] = [];
    const stays = dragging || around.boxes === boxesBefore;
    for (const cable of cables) {
      const known = stays ? before.get(cable.link.id) : undefined;
      if (known && isAsBefore(known.cable, cable)) now.set(cable.link.id, known);
      else open.push(cable);
    }
    if (open.length > 0) place(open, around, now);
    before = now;
    boxesBefore = around.boxes;
    return now;
  };
}

function isAsBefore(before: Labelled, now: Labelled): boolean {
  return (
    (before.route === now.route || before.route.curve.path === now.route.curve.path) &&
    before.text === now.text &&
    before.badge === now.badge
  );
}

/** Pills first: what a cable is counts for more than what its ends are called. */
function place(
  cables: readonly Labelled[],
  { topology, plan, boxes }: Around,
  placed: Map<string, Placed>,
): void {
  const pills = cables.filter(({ text, badge }) => text !== '' || badge);
  const names = cables.flatMap((cable) => {
    const [a, b] = endNames(cable.link, plan) ?? [];
    if (a === undefined || b === undefined) return [];
    return [
      { cable, text: a, label: endName(a, cable.route.a) },
      { cable, text: b, label: endName(b, cable.route.b) },
    ];
  });
  const devices = topology.devices.filter((device) => !kindOf(device).container);
  const labels: Label[] = [
    ...pills.map(({ text, route }) => pill(text, route.curve)),
    ...names.map(({ label }) => label),
  ];
  const spots = placeLabels(
    labels,
    devices.flatMap(({ id }) => boxes.get(id) ?? []),
  );
  const pillSpots = new Map(pills.map((cable, index) => [cable, spots[index]]));
  const ends = new Map<Labelled, EndLabel[]>();
  names.forEach(({ cable, text }, index) => {
    const spot = spots[pills.length + index];
    if (spot) ends.set(cable, [...(ends.get(cable) ?? []), { text, ...spot }]);
  });
  for (const cable of cables) {
    placed.set(cable.link.id, { cable, pill: pillSpots.get(cable), ends: ends.get(cable) ?? [] });
  }
}
