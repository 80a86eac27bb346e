import { braceVariables } from '../../text/braces.ts';
import { STATUS } from '../guest-shell.ts';

// The fixed parts of a guest's script. They hold nothing from a drawing.

/** Up to what this guest needs of the machine: lines of `need_tap` and `need_backend`. */
export const CHECKS = braceVariables(String.raw`
need_backend() { # TYPE CABLE
  case " $backends" in
    ' ' | *" $1 "*) ;;
    *) problem "$2: this $emulator was built without -netdev $1: install one that has it" ;;
  esac
}

check() {
  missing=0 backends=''
  if command -v "$emulator" >/dev/null; then
    backends=$("$emulator" -netdev help 2>/dev/null | tr '\n' ' ')
  else
    problem "$emulator is not installed, and the guest needs it (Debian: apt install qemu-system)"
  fi
  case $accel:$(uname -m) in
    *kvm*:"${'$'}{emulator#qemu-system-}")
      [ -w /dev/kvm ] ||
        complain 'warning: no /dev/kvm for you, so the guest runs 10 to 50 times slower (join the group kvm; turn virtualisation on)'
      ;;
    *) ;;
  esac`);

/** What is run before QEMU is, and after it, where something is. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/** From the end of `check` to the verbs that all guests have. */
export const printOwn = ({ before, after }: Beside) =>
  braceVariables(String.raw`  [ "$missing" -eq 0 ]
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [EXTRA QEMU ARGUMENTS...]" \
    "The guest $guest: its QEMU command line, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print the arguments of QEMU, one a line' \
    '  run      run QEMU here; its console is this terminal (Ctrl-a x ends it)' \
    '  start    run QEMU in the background' \
    '  stop     press its power button; end QEMU where that does not help' \
    '  console  its serial console; where socat is missing, what it said so far' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Disks and kernels are yours to add: in $here/$guest.args, an argument of QEMU a line, or" \
    'after the verb, such as: run -drive file=disk.qcow2,if=virtio' \
    "What runs in the background has its log, sockets and pid file in $state." \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_ACCEL names the accelerator: kvm, tcg, or kvm:tcg as long as it is not set.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the guest: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

# Of a guest that runs in the background pid, console, its log, and QEMU's monitors (qmp;
# monitor.in and .out) are in "state".
alive() { # [STATE FOLDER]
  { tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF "${'$'}{1:-$state}/pid"; } 2>/dev/null
}

clean() {${after && `\n  ${after}`}
  (cd "$state" && rm -f pid qmp console console.log monitor.in monitor.out) 2>/dev/null
  clean_sockets
  rmdir "$state" "$run/guests" "$sockets" "$run" "${'$'}{run%/*}" 2>/dev/null
}

power_button() { echo system_powerdown 1<>"$state/monitor.in"; }

begin() {
  rm -f "$state/monitor.in" "$state/monitor.out"
  # QEMU finds the folder as descriptor 8: a socket's path must be short.
  make_sockets && ${before && `${before} && `}mkfifo "$state/monitor.in" "$state/monitor.out" &&
    "$emulator" "$@" 8<"$state" 9<&- </dev/null || return
  note_sockets
  return 0
}

${STATUS}

console() {
  if ! running; then
    [ ! -r "$state/console.log" ] || cat "$state/console.log"
    complain 'is not running'
    exit 5
  fi
  if ! command -v socat >/dev/null; then
    cat "$state/console.log"
    complain "that is all it said so far ($state/console.log); install socat to answer"
    exit 0
  fi
  cd "$state" || exit 1
  [ -t 0 ] || exec socat - UNIX-CONNECT:console
  complain 'Ctrl-] leaves its console'
  exec socat -,raw,echo=0,escape=0x1d UNIX-CONNECT:console
}`);

/** After the arguments. */
export const printEnd = ({ before }: Beside) =>
  braceVariables(String.raw`
case $verb in
  start)
    start "$@" -daemonize -pidfile "$state/pid" \
      -chardev socket,id=console,path=/proc/self/fd/8/console,server=on,wait=off,logfile=/proc/self/fd/8/console.log \
      -chardev pipe,id=monitor,path=/proc/self/fd/8/monitor -mon chardev=monitor \
      -qmp unix:/proc/self/fd/8/qmp,server=on,wait=off
    exit
    ;;
  *) set -- "$@" -chardev stdio,id=console,mux=on,signal=off -mon chardev=console ;;
esac

case $verb in
  argv) printf '%s\n' "$@" ;;
  *) check && make_sockets && ${before && `${before} && `}exec "$emulator" "$@" ;;
esac`);
