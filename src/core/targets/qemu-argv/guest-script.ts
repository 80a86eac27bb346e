import type { MachineType } from '../../nics/machine.ts';
import {
  type Backend,
  type Controller,
  isQemus,
  type Machine,
  type Origin,
  vhostBehind,
} from '../../plan/resource.ts';
import { sh, type ShText, title, word } from '../../text/shell.ts';
import { type Block, block, createWriter, type Printed } from '../../text/writer.ts';
import { DIRECTIVE, PLACES, VERBS, writeHead } from '../guest-shell.ts';
import { CABLES } from '../guest-cables.ts';
import { VDE } from '../guest-vde.ts';
import type { EmitContext } from '../target.ts';
import { type Argument, cardArguments, ownArguments, sharedArguments } from './arguments.ts';
import { descriptorsOf } from './descriptors.ts';
import { MACVTAP } from './guest-macvtap.ts';
import { PASST } from './guest-passt.ts';
import { type Beside, CHECKS, printEnd, printOwn } from './guest-verbs.ts';
import { boundSockets, needs } from './needs.ts';
import { isPasst, passtLines } from './passt.ts';
import { L2TPV3 } from './guest-l2tpv3.ts';
import { VDPA } from './guest-vdpa.ts';
import { VHOST } from './guest-vhost.ts';
import { HELPER, OUR_SWITCH, PLUGS } from './guest-plugs.ts';
import { VFIO } from './guest-vfio.ts';
import { VHOST_USER } from './guest-vhost-user.ts';
import { SOCKETS } from './guest-sockets.ts';

/** What guests have in common, whatever they are: only what runs beside QEMU differs. */
function common(beside: Beside) {
  return {
    /** Up to the arguments. */
    verbs: block(`${printOwn(beside)}\n${VERBS}\n\nset -- \\`),
    /** After the arguments of all: the extra ones, and what the verb does with them. */
    last: block(`  "$@"\n${printEnd(beside)}`),
  };
}

const ALONE = common({ before: '', after: '' });
const WITH_PASST = common({ before: 'start_passt', after: 'end_passt' });

/** What only guests with such a cable need. */
const PARTS: readonly (readonly [Block, (backend: Backend) => boolean])[] = [
  [block(MACVTAP), ({ type }) => type === 'macvtap'],
  [block(VHOST), (backend) => vhostBehind(backend) !== undefined],
  [block(OUR_SWITCH), (backend) => backend.type === 'tap' && isQemus(backend.maker)],
  [block(PLUGS), (backend) => backend.type === 'tap' && backend.maker === 'qemu'],
  [block(HELPER), (backend) => backend.type === 'tap' && backend.maker === 'helper'],
  [block(VHOST_USER), ({ type }) => type === 'vhost-user'],
  [block(VDPA), ({ type }) => type === 'vdpa'],
  [block(VFIO), ({ type }) => type === 'vfio'],
  [block(PASST), isPasst],
  [block(VDE), ({ type }) => type === 'vde'],
  [block(L2TPV3), (backend) => backend.type === 'l2tpv3' && !backend.udp],
];

/** The lines that guests with the same machine and controllers have in common. */
interface Frame {
  /** After the guest's title. */
  readonly start: Block;
  /** Up to what the cables need. */
  readonly checks: Block;
  /** The first argument. */
  readonly machine: ShText;
  /** The arguments between the guest's own and those of its cards. */
  readonly shared: Block;
}

function frame(controllers: readonly Controller[], type: MachineType): Frame {
  const firmware = '# This machine needs firmware: -bios u-boot, or -kernel.';
  return {
    start: block([...(type.id === 'ppce500' ? [firmware] : []), DIRECTIVE, 'set -u'].join('\n')),
    checks: block(
      [
        sh`emulator=${word(type.emulator)}`,
        'accel=${VETHLOOM_ACCEL:-kvm:tcg}',
        SOCKETS,
        PLACES,
        CABLES,
        CHECKS,
      ].join('\n'),
    ),
    machine: sh`  -machine ${word(type.id)},accel="\${accel}" \\`,
    shared: block(sharedArguments(controllers, type).map(argumentLine).join('\n')),
  };
}

/** Guests with the same cards share their controllers; nearly all of a script is its frame. */
const FRAMES = new WeakMap<readonly Controller[], Map<MachineType, Frame>>();

/** Where QEMU itself finds a place for each card. */
const NO_CONTROLLERS: readonly Controller[] = [];

function frameOf(controllers: readonly Controller[], type: MachineType): Frame {
  const byType = FRAMES.get(controllers) ?? new Map<MachineType, Frame>();
  const known = byType.get(type);
  if (known) return known;
  const made = frame(controllers, type);
  FRAMES.set(controllers, byType.set(type, made));
  return made;
}

function argumentLine({ flag, value, shell }: Omit<Argument, 'origin'>): ShText {
  if (shell !== undefined) return sh`  ${word(flag)} ${shell} \\`;
  return value === undefined ? sh`  ${word(flag)} \\` : sh`  ${word(flag)} ${word(value)} \\`;
}

export function printGuestScript(
  machine: Machine,
  type: MachineType,
  context: EmitContext,
): Printed {
  const { plan, qemuSyntax = 'device' } = context;
  const writer = createWriter();
  const { origin } = machine;
  const opened = descriptorsOf(machine);
  const {
    start,
    checks,
    machine: first,
    shared,
  } = frameOf(qemuSyntax === 'device' ? machine.controllers : NO_CONTROLLERS, type);
  writer.from(origin, () => {
    writeHead(writer, machine, context, start);
    writer.line(sh`bound=${word(boundSockets(machine).join(' '))}`);
  });
  for (const [part, isFor] of PARTS) {
    if (machine.nics.some(({ backend }) => isFor(backend))) writer.block(part);
  }
  const cableOf = (link: Origin) => title(plan.titles.get(link) ?? link);
  const starts = passtLines(machine, cableOf);
  const { verbs, last } = starts.length > 0 ? WITH_PASST : ALONE;
  if (starts.length > 0) {
    writer.line('');
    writer.from(origin, () => writer.line('start_passt() {'));
    for (const { link, line } of starts) writer.from(link, () => writer.line(line));
    writer.from(origin, () => writer.line('}'));
  }
  writer.block(checks);
  for (const nic of machine.nics) {
    const { backend } = nic;
    if (backend.type === 'none') continue;
    writer.from(backend.link, () => {
      const cable = cableOf(backend.link);
      for (const line of needs(machine, backend, { cable, opened: opened.get(nic) ?? [] }))
        writer.line(line);
    });
  }
  writer.block(verbs);
  writer.from(origin, () => {
    writer.line(first);
    for (const argument of ownArguments(machine, type)) writer.line(argumentLine(argument));
    writer.block(shared);
  });
  for (const argument of cardArguments(machine, type, qemuSyntax)) {
    writer.from(argument.origin, () => writer.line(argumentLine(argument)));
  }
  writer.block(last);
  return writer.finish();
}
