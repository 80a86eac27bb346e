import type { MachineType } from '../../nics/machine.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Controller, Machine } from '../../plan/resource.ts';
import { braceVariables } from '../../text/braces.ts';
import { comment, sh, type ShText, title, word } from '../../text/shell.ts';
import { type Block, block, createWriter, type Printed } from '../../text/writer.ts';
import { type Argument, cardArguments, ownArguments, sharedArguments } from './arguments.ts';

/** What `run` needs, and how it says so. Exit status 3 is that of net.sh's preflight. */
const CHECKS = braceVariables(String.raw`
need_tap() {
  [ -e "/sys/class/net/$1/tun_flags" ] && return
  printf '%s: %s: the tap %s is not there: run ./net.sh up first\n' "$guest" "$2" "$1" >&2
  missing=1
}

check() {
  missing=0
  if ! command -v "$emulator" >/dev/null; then
    printf '%s: %s is not installed\n' "$guest" "$emulator" >&2
    missing=1
  fi`);

const VERBS = braceVariables(String.raw`
usage() {
  printf '%s\n' "usage: $0 VERB [EXTRA QEMU ARGUMENTS...]" \
    "The guest $guest: its QEMU command line, its network cards in their cables." \
    '' \
    '  help   this text' \
    '  argv   print the arguments of QEMU, one a line' \
    '  run    run QEMU here; its console is this terminal (Ctrl-a x ends it)' \
    '' \
    'Disks and kernels are yours to add, such as: run -drive file=disk.qcow2,if=virtio' \
    'VETHLOOM_ACCEL names the accelerator: kvm, tcg, or kvm:tcg as long as it is not set.'
}

verb=${'$'}{1:-help}
[ $# -eq 0 ] || shift
case $verb in
  argv) ;;
  run) check ;;
  help | -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 64 ;;
esac`);

const END = block(
  `  "$@"\n${braceVariables(String.raw`
case $verb in
  argv) printf '%s\n' "$@" ;;
  *) exec "$emulator" "$@" ;;
esac`)}`,
);

const DIRECTIVES = [
  '# Dollars in single quotes are text of the drawing (SC2016).',
  '# shellcheck disable=SC2016',
  'set -u',
];

/** The lines that guests with the same machine and controllers have in common. */
interface Frame {
  /** After the guest's title. */
  readonly start: Block;
  /** Up to the taps that must be there. */
  readonly checks: Block;
  /** Up to the arguments. */
  readonly verbs: Block;
  /** The arguments between the guest's own and those of its cards. */
  readonly shared: Block;
}

function frame(controllers: readonly Controller[], type: MachineType): Frame {
  const firmware = '# This machine needs firmware: -bios u-boot, or -kernel.';
  return {
    start: block([...(type.id === 'ppce500' ? [firmware] : []), ...DIRECTIVES].join('\n')),
    checks: block(
      [sh`emulator=${word(type.emulator)}`, 'accel=${VETHLOOM_ACCEL:-kvm:tcg}', CHECKS].join('\n'),
    ),
    verbs: block(
      [
        '  [ "${missing}" -eq 0 ] || exit 3',
        '}',
        VERBS,
        '',
        'set -- \\',
        sh`  -machine ${word(type.id)},accel="\${accel}" \\`,
      ].join('\n'),
    ),
    shared: block(sharedArguments(controllers, type).map(argumentLine).join('\n')),
  };
}

/** Guests with the same cards share their controllers; nearly all of a script is its frame. */
const FRAMES = new WeakMap<readonly Controller[], Map<MachineType, Frame>>();

function frameOf(controllers: readonly Controller[], type: MachineType): Frame {
  const byType = FRAMES.get(controllers) ?? new Map<MachineType, Frame>();
  const known = byType.get(type);
  if (known) return known;
  const made = frame(controllers, type);
  FRAMES.set(controllers, byType.set(type, made));
  return made;
}

function argumentLine({ flag, value }: Omit<Argument, 'origin'>): ShText {
  return value === undefined ? sh`  ${word(flag)} \\` : sh`  ${word(flag)} ${word(value)} \\`;
}

export function printGuestScript(machine: Machine, type: MachineType, plan: Plan): Printed {
  const writer = createWriter();
  const { origin } = machine;
  const { start, checks, verbs, shared } = frameOf(machine.controllers, type);
  writer.from(origin, () => {
    writer.line('#!/bin/sh');
    writer.line(comment(`The guest "${machine.label}" of the drawing "${plan.lab.label}".`));
    writer.block(start);
    writer.line(sh`guest=${title(machine.name)}`);
    writer.block(checks);
  });
  for (const { backend } of machine.nics) {
    if (backend.type !== 'tap') continue;
    writer.from(backend.link, () => {
      const name = plan.titles.get(backend.link) ?? backend.link;
      writer.line(sh`  need_tap ${word(backend.ifname)} ${title(name)}`);
    });
  }
  writer.from(origin, () => {
    writer.block(verbs);
    for (const argument of ownArguments(machine, type)) writer.line(argumentLine(argument));
    writer.block(shared);
  });
  for (const argument of cardArguments(machine, type)) {
    writer.from(argument.origin, () => writer.line(argumentLine(argument)));
  }
  writer.from(origin, () => writer.block(END));
  return writer.finish();
}
