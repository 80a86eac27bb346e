import type { Edge } from '@xyflow/react';
import { isPlugged, kindOf } from '../../../core/index.ts';
import type { Plan, Side, Topology } from '../../../core/index.ts';
import { placeLabels } from '../geometry/labels.ts';
import type { Route } from '../geometry/route.ts';
import type { Badge } from './badges.ts';
import { cableLabel } from './cable-labels.ts';
import { describeLink } from './describe.ts';
import { LAYERS } from './layers.ts';
import { plugNodeId } from './nodes.ts';

export type CanvasEdge = Edge<
  {
    readonly kind: string;
    readonly path: string;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    readonly layer: number;
    readonly badge: Badge | undefined;
  },
  'cable'
>;

export interface EdgeView {
  readonly topology: Topology;
  readonly plan: Plan;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
}

export function cableEdges(
  { topology, plan, selection, badges }: EdgeView,
  routes: ReadonlyMap<string, Route>,
): CanvasEdge[] {
  const names = new Map<string, string>(topology.devices.map(({ id, name }) => [id, name]));
  const switches = switchNames(topology);
  const links = topology.links.flatMap((link) => {
    const route = routes.get(link.id);
    return route ? [{ link, route, text: cableLabel(link, plan, switches) }] : [];
  });
  const spots = placeLabels(links.map(({ text, route }) => ({ text, curve: route.curve })));
  return links.map(({ link, route, text }, index) => {
    const spot = spots[index];
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
      ariaLabel: describeLink(link, (id) => names.get(id) ?? id),
      domAttributes: { 'data-link-id': link.id } as object,
      data: {
        kind: link.kind,
        path: route.curve.path,
        label: text,
        labelX: spot?.x ?? 0,
        labelY: spot?.y ?? 0,
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
