import { english } from '../../../core/index.ts';
import type { Wording } from '../../../core/index.ts';
import type { Template } from '../../../core/templates.ts';

/**
 * Those in which every word stands, in English or in the language that is
 * spoken; the ones that are called so first.
 */
export function findTemplates(
  all: readonly Template[],
  search: string,
  say: (wording: Wording) => string,
): readonly Template[] {
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const holds = (...wordings: readonly Wording[]) => {
    const text = wordings.flatMap((one) => [english(one), say(one)]).join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  };
  const hits = all.filter(({ title, note, keywords }) => holds(title, note, keywords));
  return [
    ...hits.filter(({ title }) => holds(title)),
    ...hits.filter(({ title }) => !holds(title)),
  ];
}
