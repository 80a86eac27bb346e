import type { Anchor } from '../diagnostics/diagnostic.ts';
import type { Topology } from '../model/topology.ts';
import { type Located, locate } from './locate.ts';
import type { Path } from './shape.ts';

function pathOf(anchor: Anchor, topology: Topology): Path | undefined {
  const index = (list: readonly { readonly id: string }[], id: string): number =>
    list.findIndex((one) => one.id === id);
  switch (anchor.on) {
    case 'text':
      return undefined;
    case 'topology':
      return ['name'];
    case 'note':
      return ['notes', index(topology.notes, anchor.id)];
    case 'device':
      return ['devices', index(topology.devices, anchor.id), ...(anchor.path ?? [])];
    case 'link':
      return ['links', index(topology.links, anchor.id), ...(anchor.path ?? [])];
  }
}

/** Finds anchors of a drawing in the text it was parsed from. */
export function anchorPlaces(text: string, topology: Topology): (anchor: Anchor) => Located {
  const places = locate(text);
  return (anchor) => {
    if (anchor.on === 'text') return { line: anchor.line, column: anchor.column };
    return places.place(pathOf(anchor, topology) ?? []);
  };
}
