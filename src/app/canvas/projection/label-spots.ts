import { endNames, kindOf, labelSpots } from '../../../core/index.ts';
import type { Box, CableRoute, LabelSpots, Link, Plan, Topology } from '../../../core/index.ts';

interface Labelled {
  readonly link: Link;
  readonly route: CableRoute;
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
) => ReadonlyMap<string, LabelSpots>;

interface Placed extends LabelSpots {
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

function place(
  cables: readonly Labelled[],
  { topology, plan, boxes }: Around,
  placed: Map<string, Placed>,
): void {
  const devices = topology.devices.filter((device) => !kindOf(device).container);
  const spots = labelSpots(
    cables.map(({ link, route, text, badge }) => ({
      route,
      pill: text !== '' || badge ? text : undefined,
      names: endNames(link, plan),
    })),
    devices.flatMap(({ id }) => boxes.get(id) ?? []),
  );
  cables.forEach((cable, index) => {
    const found = spots[index];
    if (found) placed.set(cable.link.id, { cable, ...found });
  });
}
