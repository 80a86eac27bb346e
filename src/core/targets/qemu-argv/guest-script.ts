import type { MachineType } from '../../nics/machine.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Machine } from '../../plan/resource.ts';
import { braceVariables } from '../../text/braces.ts';
import { comment, sh, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { guestArguments } from './arguments.ts';

/** What `run` needs, and how it says so. Exit status 3 is that of net.sh's preflight. */
const CHECKS = block(
  braceVariables(String.raw`
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
  fi`),
);

const VERBS = block(
  braceVariables(String.raw`
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
esac`),
);

const END = block(
  braceVariables(String.raw`
case $verb in
  argv) printf '%s\n' "$@" ;;
  *) exec "$emulator" "$@" ;;
esac`),
);

export function printGuestScript(machine: Machine, type: MachineType, plan: Plan): Printed {
  const writer = createWriter();
  const { origin } = machine;
  writer.from(origin, () => {
    writer.line('#!/bin/sh');
    writer.line(comment(`${machine.label}: a guest of ${plan.lab.label}`));
    if (type.id === 'ppce500') {
      writer.line('# This machine needs firmware: -bios u-boot, or -kernel.');
    }
    writer.line('set -u');
    writer.line(sh`guest=${word(machine.name)}`);
    writer.line(sh`emulator=${word(type.emulator)}`);
    writer.line('accel=${VETHLOOM_ACCEL:-kvm:tcg}');
    writer.block(CHECKS);
  });
  for (const { backend } of machine.nics) {
    if (backend.type !== 'tap') continue;
    writer.from(backend.link, () => {
      const name = plan.titles.get(backend.link) ?? backend.link;
      writer.line(sh`  need_tap ${word(backend.ifname)} ${title(name)}`);
    });
  }
  writer.from(origin, () => {
    writer.line('  [ "${missing}" -eq 0 ] || exit 3');
    writer.line('}');
    writer.block(VERBS);
    writer.line('');
    writer.line('set -- \\');
    writer.line(sh`  -machine ${word(type.id)},accel="\${accel}" \\`);
  });
  const given = guestArguments(machine, type);
  for (let i = 0; i < given.length;) {
    const whose = given[i]?.origin ?? origin;
    writer.from(whose, () => {
      for (let each = given[i]; each?.origin === whose; each = given[++i]) {
        const flag = word(each.flag);
        writer.line(
          each.value === undefined ? sh`  ${flag} \\` : sh`  ${flag} ${word(each.value)} \\`,
        );
      }
    });
  }
  writer.from(origin, () => {
    writer.line('  "$@"');
    writer.block(END);
  });
  return writer.finish();
}
