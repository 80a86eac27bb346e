import { addItem, inSentence, msg, removeItem, setField } from '../../../core/index.ts';
import type { Diagnostic, ItemsKey, Topology, Wording } from '../../../core/index.ts';
import { samePath, startsWith } from '../../fields/form.ts';
import type { Form, Path, Problem } from '../../fields/form.ts';
import { edit } from '../../store/store.ts';

interface Thing {
  readonly id: string;
  /** What people call it, for the names of undo steps. */
  readonly name: Wording;
  readonly problems: readonly Diagnostic[];
  /** Changes more with it where one value decides on another. */
  readonly settle?: (topology: Topology, path: Path) => Topology;
}

/** The problems of one device, link or note. */
export function problemsOf(problems: readonly Diagnostic[], id: string): readonly Diagnostic[] {
  return problems.filter(({ anchors }) =>
    anchors.some((anchor) => 'id' in anchor && anchor.id === id),
  );
}

function keyOf([key]: Path): ItemsKey {
  return key === 'nics' || key === 'portgroups' ? key : 'interfaces';
}

const rank = { error: 0, warning: 1, hint: 2 } as const;

/** Problems anchored to a value, or to what is in it, the worst first. */
export function problemsAt(
  problems: readonly Diagnostic[],
  id: string,
  path: Path,
  within: boolean,
): Problem[] {
  return problems
    .filter(({ anchors }) =>
      anchors.some((anchor) => {
        if (!('path' in anchor) || anchor.id !== id || !anchor.path) return false;
        return within ? startsWith(anchor.path, path) : samePath(anchor.path, path);
      }),
    )
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** The parts of a form that devices, links and notes have alike. */
export function thingForm({ id, name, problems, settle }: Thing): Form {
  return {
    change(path, value, label) {
      const typed = typeof value === 'string' || typeof value === 'number' || value === undefined;
      edit(
        msg`Change ${inSentence(label)} of ${name}`,
        (topology) => {
          const next = setField(topology, id, path, value);
          return settle ? settle(next, path) : next;
        },
        typed || Array.isArray(value) ? { merge: `${id} ${path.join('.')}` } : {},
      );
    },
    automatic: () => undefined,
    problems: (path, within) => problemsAt(problems, id, path, within),
    addItem(path, noun) {
      edit(msg`Add ${noun} to ${name}`, (topology) => addItem(topology, id, keyOf(path)).topology);
    },
    removeItem(path, item) {
      edit(msg`Remove ${name}:${item}`, (topology) => removeItem(topology, id, keyOf(path), item));
    },
    renameItem(path, from, to) {
      edit(msg`Rename ${from}`, (topology) => setField(topology, id, [...path, 'id'], to));
    },
    itemChip: () => undefined,
    itemNote: () => undefined,
  };
}
