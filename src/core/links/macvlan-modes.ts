import type { Field, Option } from '../model/field.ts';
import type { Link } from '../model/topology.ts';
import type { MacvlanMode } from '../plan/resource.ts';
import { msg } from '../util/message.ts';

const DEFAULT_MODE = 'bridge';

/** What macvlan and macvtap have in common, by ip-link(8). */
export const COMMON_MODES: readonly Option[] = [
  { value: 'bridge', label: 'bridge', note: msg`Those on one card reach each other` },
  { value: 'vepa', label: 'vepa', note: msg`Only by way of a switch that sends frames back` },
  { value: 'private', label: 'private', note: msg`Those on one card never reach each other` },
  { value: 'passthru', label: 'passthru', note: msg`Takes the card alone, with its MAC` },
];

export function modeField(modes: readonly Option[]): Field {
  return {
    key: 'mode',
    label: msg`Mode`,
    type: 'choice',
    default: DEFAULT_MODE,
    options: () => modes,
  };
}

/** A link with a mode that its kind does not have is left out of the plan by its check. */
export function modeOf<Mode extends MacvlanMode | 'source'>(link: Link): Mode {
  return (link['mode'] ?? DEFAULT_MODE) as Mode;
}
