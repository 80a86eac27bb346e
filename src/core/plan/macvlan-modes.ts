import type { Field, Option } from '../model/field.ts';
import type { MacvlanMode } from './macvlan.ts';
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

/** What has a mode that its kind does not know is left out of the plan by its check. */
export function modeOf<Mode extends MacvlanMode | 'source'>({
  mode,
}: {
  readonly [key: string]: unknown;
}): Mode {
  return (mode ?? DEFAULT_MODE) as Mode;
}
