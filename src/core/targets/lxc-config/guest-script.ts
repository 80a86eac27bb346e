import type { Machine } from '../../plan/resource.ts';
import { sh, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { DIRECTIVE, PLACES, SPEECH, VERBS, writeHead } from '../guest-shell.ts';
import type { EmitContext } from '../target.ts';
import { CHECKS, END, OWN } from './guest-verbs.ts';

const START = block(`${DIRECTIVE}\nset -u`);
const HEAD = block(`${PLACES}\n${SPEECH}\n${CHECKS}`);
const REST = block(`${OWN}\n${VERBS}\n${END}`);

export function printGuestScript(machine: Machine, context: EmitContext): Printed {
  const writer = createWriter();
  writer.from(machine.origin, () => writeHead(writer, machine, context, START));
  writer.block(HEAD);
  writer.line('');
  writer.line(
    'each_end() { # FUNCTION: calls it with the end of each cable, and what that is called',
  );
  writer.line('  :');
  for (const { backend } of machine.nics) {
    if (backend.type !== 'veth') continue;
    writer.from(backend.link, () => {
      const cable = title(context.plan.titles.get(backend.link) ?? backend.link);
      writer.line(sh`  "$1" ${word(backend.inner)} ${cable}`);
    });
  }
  writer.line('}');
  writer.block(REST);
  return writer.finish();
}
