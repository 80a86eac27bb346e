import { type AnyNode, parse } from '@humanwhocodes/momoa';
import type { Path } from './shape.ts';
import { type Message, msg, type Wording } from '../util/message.ts';

/** Both count from 1. */
export interface Located {
  readonly line: number;
  readonly column: number;
}

function child(node: AnyNode, key: string | number): AnyNode | undefined {
  if (node.type === 'Object') {
    // The last one of equal keys is the one JSON.parse takes.
    const member = node.members.findLast(
      (one) => one.name.type === 'String' && one.name.value === key,
    );
    return member?.value;
  }
  if (node.type === 'Array' && typeof key === 'number') return node.elements[key]?.value;
  return undefined;
}

function endOf(text: string): Located {
  const lines = text.trimEnd().split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Momoa's own words, which are few. */
function fault(text: string): Wording {
  const [, what, found] = /^Unexpected (character|token|identifier) (.*) found$/.exec(text) ?? [];
  if (found === undefined) return text.includes('end of input') ? msg`it ends too early` : text;
  return what === 'character' ? msg`unexpected character ${found}` : msg`unexpected ${found}`;
}

/** Finds places in a JSON text; made only when there is something to say about it. */
export function locate(text: string): {
  /** Where a value stands; the nearest one around it where the path leads nowhere. */
  place(path: Path): Located;
  /** Why the text is no JSON, and where. */
  syntax(): Located & { message: Message };
} {
  let root: AnyNode | undefined;
  let failure: (Located & { message: Message }) | undefined;
  try {
    root = parse(text, { mode: 'json' }).body;
  } catch (error) {
    const { line, column, message } = error as { line?: number; column?: number; message: string };
    const clean = message.replace(/\s*\(\d+:\d+\)\.?$/, '');
    failure = {
      // Momoa places a sudden end at the beginning.
      ...(line === undefined || column === undefined || message.includes('end of input')
        ? endOf(text)
        : { line, column }),
      message: msg`This is not valid JSON: ${fault(clean)}.`,
    };
  }
  return {
    place(path) {
      let node = root;
      for (const key of path) {
        const next = node && child(node, key);
        if (!next) break;
        node = next;
      }
      return node
        ? { line: node.loc.start.line, column: node.loc.start.column }
        : { line: 1, column: 1 };
    },
    syntax: () => failure ?? { line: 1, column: 1, message: msg`This is not valid JSON.` },
  };
}
