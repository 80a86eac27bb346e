import type { Backend, Machine } from '../../plan/resource.ts';
import { sh, type ShText, type ShWord, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { DIRECTIVE, PLACES, VERBS, writeHead } from '../guest-shell.ts';
import { CABLES } from '../guest-cables.ts';
import { VDE } from '../guest-vde.ts';
import type { EmitContext } from '../target.ts';
import { cardArguments, type Linked, ownArguments } from './arguments.ts';
import { CHECKS, END, MULTICAST, OWN } from './guest-verbs.ts';

const START = block(`${DIRECTIVE}\nset -u`);
const HEAD = block(`emulator=linux.uml\n${PLACES}\n${CABLES}\n${CHECKS}`);
const ACTS = block(`${OWN}\n${VERBS}\n\nset -- \\`);
const LAST = block(`  "$@"\n${END}`);

/** What only guests with such a cable need. */
const PARTS = [
  [block(MULTICAST), 'mcast'],
  [block(VDE), 'vde'],
] as const satisfies readonly (readonly [unknown, Backend['type']])[];

export function printGuestScript(machine: Machine, context: EmitContext): Printed {
  const writer = createWriter();
  writer.from(machine.origin, () => writeHead(writer, machine, context, START));
  for (const [part, type] of PARTS) {
    if (machine.nics.some(({ backend }) => backend.type === type)) writer.block(part);
  }
  writer.block(HEAD);
  for (const { backend, model } of machine.nics) {
    if (backend.type === 'none') continue;
    writer.from(backend.link, () => {
      const cable = title(context.plan.titles.get(backend.link) ?? backend.link);
      for (const line of needs(backend, model, cable)) writer.line(line);
    });
  }
  writer.block(ACTS);
  for (const { value, origin } of [...ownArguments(machine), ...cardArguments(machine)]) {
    writer.from(origin, () => writer.line(sh`  ${word(value)} \\`));
  }
  writer.block(LAST);
  return writer.finish();
}

/** What must be there before the guest is started: the calls in `check`. */
function needs(backend: Linked, model: string, cable: ShWord): readonly ShText[] {
  const driver = (name: string) => sh`  need_backend ${word(name)} ${cable}`;
  switch (backend.type) {
    case 'tap':
      return [
        driver(model === 'uml-vector' ? 'VECTOR' : 'TUNTAP'),
        sh`  need_tap ${word(backend.ifname)} ${cable}`,
      ];
    case 'mcast':
      return [driver('MCAST'), sh`  need_route ${word(backend.address)} ${cable}`];
    case 'vde':
      return [driver('VDE'), sh`  need_switch ${word(backend.socket)} ${cable}`];
    case 'l2tpv3':
      return [
        driver('VECTOR'),
        ...(backend.udp ? [sh`  need_free ${word(`udp:${backend.udp.local}`)} ${cable}`] : []),
      ];
    default:
      return [];
  }
}
