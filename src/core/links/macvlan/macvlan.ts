import type { Field } from '../../model/field.ts';
import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { COMMON_MODES, modeField, modeOf } from '../../plan/macvlan-modes.ts';
import { msg } from '../../util/message.ts';

const MODE = modeField([
  ...COMMON_MODES,
  { value: 'source', label: 'source', note: msg`Hears only the MACs of its list` },
]);

const SOURCES: Field = {
  key: 'sources',
  label: msg`Source MACs`,
  type: 'texts',
  syntax: 'mac',
  placeholder: '52:54:00:00:00:01',
  help: msg`Of those it hears; only in the mode source.`,
};

function lower(link: Link, stack: EndView, card: EndView): Resource[] {
  const mode = modeOf(link);
  const sources = (link['sources'] ?? []) as readonly string[];
  return [
    {
      kind: 'netdev',
      type: 'macvlan',
      id: resourceId(link.id, 'macvlan'),
      origin: link.id,
      machine: stack.machine,
      needs: [...(card.carrier ? [card.carrier.made] : []), ...(stack.stack?.needs ?? [])],
      ifname: stack.ifname,
      namespace: stack.stack?.namespace,
      lower: card.device.name,
      mode,
      sources: mode === 'source' ? sources.map((mac) => mac.toLowerCase()) : [],
      mtu: link.mtu,
    },
  ];
}

export const macvlan: LinkKind = {
  kind: 'macvlan',
  title: msg`macvlan`,
  note: msg`An interface of a stack on the wire of a physical NIC, with a MAC of its own`,
  look: {
    glyph: [
      { rect: [3, 11.5, 14, 5, 1.5] },
      { path: 'M10 11.5V8.4M6.5 14h.01M10 14h.01M13.5 14h.01' },
      { circle: [10, 5.9, 2.5] },
    ],
    color: 'veth',
    line: 'single',
    word: 'macvlan',
  },
  joins: [['stack', 'lower']],
  rank: 10,
  loose: true,
  fields: [MODE, SOURCES, MTU],
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, 'macvlan'),
};
