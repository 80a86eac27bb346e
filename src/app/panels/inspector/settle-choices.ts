import { setField } from '../../../core/index.ts';
import type { Device, Field, Topology } from '../../../core/index.ts';
import type { Path } from '../../fields/form.ts';

type Owner = Readonly<Record<string, unknown>>;

/** Choices that are not offered any more take the first that is. */
function stale(fields: readonly Field[], owner: Owner, parent: Owner, at: Path): [Path, string][] {
  return fields.flatMap((field): [Path, string][] => {
    const value = owner[field.key];
    if (field.type === 'items' && Array.isArray(value)) {
      return value.flatMap((item: Owner, index) =>
        stale(field.item, item, parent, [...at, field.key, index]),
      );
    }
    if (field.type !== 'choice' || value === undefined) return [];
    const options = field.options(owner, parent);
    const [first] = options;
    if (!first || options.some((option) => option.value === value)) return [];
    return [[[...at, field.key], first.value]];
  });
}

function fieldAt(fields: readonly Field[], [key, , ...inner]: Path): Field | undefined {
  const field = fields.find((candidate) => candidate.key === key);
  return field?.type === 'items' && inner.length > 0 ? fieldAt(field.item, inner) : field;
}

/**
 * After one choice changed: what depends on it follows, such as the machine
 * type on the architecture and the card's model on the machine type.
 */
export function settleChoices(
  topology: Topology,
  id: Device['id'],
  fields: readonly Field[],
  changed: Path,
): Topology {
  if (fieldAt(fields, changed)?.type !== 'choice') return topology;
  let current = topology;
  for (let round = 0; round < 4; round += 1) {
    const device = current.devices.find((candidate) => candidate.id === id);
    const next = device && stale(fields, device, device, [])[0];
    if (!device || !next) return current;
    for (const [path, value] of stale(fields, device, device, [])) {
      current = setField(current, id, path, value);
    }
  }
  return current;
}
