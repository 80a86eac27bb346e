import {
  type EffectGroup,
  effectsInEnglish,
  effectTitles,
  exportBundle,
  type HostEffects,
} from '../core/exporting.ts';
import { compile, english, type Message } from '../core/index.ts';
import { bundleNamed } from './bundle.ts';
import { readDrawing } from './input.ts';
import { EXIT } from './outcome.ts';
import { hasErrors, report } from './report.ts';

const groups = Object.entries(effectTitles) as [EffectGroup, Message][];

/** The flags that net.sh asks for, a line each. */
export function dangerLines({ host, dangers }: HostEffects): string[] {
  if (dangers.length === 0) return [];
  const lines = dangers.map(({ flag, text }) => `  ${flag}   ${english(text)}`);
  return [`${host}: dangerous, so net.sh up must be told by name:`, ...lines];
}

function effectLines(one: HostEffects): string[] {
  const effects = effectsInEnglish(one.effects);
  const rows = groups.map(([group, title]) => {
    const items = effects[group];
    return `  ${english(title)}: ${items.length > 0 ? items.join(', ') : 'none'}`;
  });
  return [`${one.host}:`, ...rows, ...dangerLines(one)];
}

/** Prints what an export of the drawing does to each host. */
export function printEffects(file: string, bundle: string | undefined, json: boolean): number {
  const id = bundleNamed(bundle);
  const input = readDrawing(file);
  const { plan, diagnostics } = compile(input.topology);
  const exported = exportBundle(plan, id);
  const all = [...input.diagnostics, ...diagnostics, ...exported.diagnostics];
  process.stderr.write(report(input.file, input.text, input.topology, all));
  if (hasErrors(all)) return EXIT.problems;
  const told = exported.effects();
  const hosts = told.map(({ host, effects, dangers }) => ({
    host,
    effects: effectsInEnglish(effects),
    dangers: dangers.map((danger) => ({ ...danger, text: english(danger.text) })),
  }));
  const text = json
    ? JSON.stringify({ file: input.file, bundle: id, hosts }, undefined, 2)
    : told.flatMap(effectLines).join('\n');
  process.stdout.write(`${text}\n`);
  return EXIT.fine;
}
