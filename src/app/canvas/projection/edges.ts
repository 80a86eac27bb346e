import type { Edge } from '@xyflow/react';
import { cableLabel, isPlugged, kindOf } from '../../../core/index.ts';
import type { Box, CableRoute, EndLabel, Plan, Side, Topology } from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import type { Badge } from './badges.ts';
import { describeLink } from './describe.ts';
import { LAYERS } from './layers.ts';
import type { LabelPlacer } from './label-spots.ts';
import { plugNodeId } from './nodes.ts';

export type CanvasEdge = Edge<
  {
    readonly kind: string;
    readonly path: string;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    /** What the devices at its two ends are called, where there is room to say so. */
    readonly ends: readonly EndLabel[];
    readonly layer: number;
    readonly badge: Badge | undefined;
  },
  'cable'
>;

const NO_SPOTS = { pill: undefined, ends: [] };

export interface EdgeView {
  readonly topology: Topology;
  readonly plan: Plan;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly texts: Texts;
}

export function cableEdges(
  { topology, plan, selection, badges, texts }: EdgeView,
  routes: ReadonlyMap<string, CableRoute>,
  boxes: ReadonlyMap<string, Box>,
  place: LabelPlacer,
): CanvasEdge[] {
  const names = new Map<string, string>(topology.devices.map(({ id, name }) => [id, name]));
  const switches = switchNames(topology);
  const links = topology.links.flatMap((link) => {
    const route = routes.get(link.id);
    return route ? [{ link, route, text: texts.say(cableLabel(link, plan, switches)) }] : [];
  });
  const spots = place(
    links.map(({ link, route, text }) => ({ link, route, text, badge: badges.has(link.id) })),
    { topology, plan, boxes },
  );
  return links.map(({ link, route, text }) => {
    const { pill, ends } = spots.get(link.id) ?? NO_SPOTS;
    const middle = pill ?? route.curve.at(0.5);
    // What has no room is told of the cable that is selected.
    const label = pill || selection.has(link.id) ? text : '';
    const loose = !isPlugged(link.a) || !isPlugged(link.b);
    const layer = loose ? LAYERS.looseCable : LAYERS.cable;
    const nodeOf = (side: Side) => {
      const end = link[side];
      return isPlugged(end) ? end.device : plugNodeId(link.id, side);
    };
    return {
      id: link.id,
      type: 'cable',
      source: nodeOf('a'),
      target: nodeOf('b'),
      selected: selection.has(link.id),
      zIndex: layer,
      ariaLabel: describeLink(link, (id) => names.get(id) ?? id, texts),
      domAttributes: { 'data-link-id': link.id } as object,
      data: {
        kind: link.kind,
        path: route.curve.path,
        label,
        labelX: middle.x,
        labelY: middle.y,
        ends,
        layer,
        badge: badges.get(link.id),
      },
    };
  });
}

function switchNames(topology: Topology): ReadonlyMap<string, string> {
  return new Map(
    topology.devices
      .filter((device) => kindOf(device).family === 'switch')
      .map(({ id, name }) => [id, name]),
  );
}
