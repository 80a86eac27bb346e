import { braceVariables } from '../../text/braces.ts';
import { FIFO_CONSOLE, PROCESS, STATUS } from '../guest-shell.ts';

// The fixed parts of the script of a guest that is User-mode Linux. They hold nothing from a drawing.

/** For guests in a multicast group: lines of `need_route`. */
export const MULTICAST = braceVariables(String.raw`
# It joins the group where the route leads; without one the card stays dead.
need_route() { # GROUP CABLE
  ip route get "$1" >/dev/null 2>&1 ||
    problem "$2: no route leads to the group $1: add one, such as with sudo ip route add $1 dev lo"
}`);

/** Up to what this guest needs of the machine: lines of `need_tap` and `need_backend`. */
export const CHECKS = braceVariables(String.raw`
need_backend() { # TRANSPORT CABLE
  case " $backends" in
    *" $1 "*) ;;
    *) problem "$2: this $emulator was built without CONFIG_UML_NET_$1: install one that has it" ;;
  esac
}

check() {
  missing=0
  sweep
  if command -v "$emulator" >/dev/null; then
    # Taps are asked for by the driver, too.
    backends="tap $("$emulator" --showconfig | sed -n 's/^CONFIG_UML_NET_\([A-Z]*\)=y$/\1/p' | tr '\n' ' ')"
  else
    problem "$emulator is not installed, and the guest needs it (Debian: apt install user-mode-linux)"
    backends='tap VECTOR TUNTAP MCAST VDE '
  fi
  # Its kernel would panic a second after it has started.
  [ "$rooted" = yes ] ||
    problem "nothing to boot from: put a file system into $here/$guest.args, such as ubd0=disk.img"
  # Root of a user namespace is another user outside.
  read -r _ outside _ </proc/self/uid_map
  [ "$(id -u):$outside" != 0:0 ] ||
    complain 'warning: User-mode Linux is no sandbox, and you are root: root in the guest may do what you may, so start it as another user'`);

/** From the end of `check` to the verbs that all guests have. */
export const OWN = braceVariables(String.raw`  [ "$missing" -eq 0 ]
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [EXTRA ARGUMENTS...]" \
    "The guest $guest: a User-mode Linux, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print its command line, one argument a line' \
    '  run      run it here; its console is this terminal' \
    '  start    run it in the background' \
    '  stop     press its Ctrl-Alt-Del (uml_mconsole); end it where that does not help' \
    '  console  its console: what it said, then what you type (Ctrl-c leaves it)' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Disks are yours to add: in $here/$guest.args, an argument of its kernel a line, or" \
    'after the verb, such as: run ubd0=disk.img' \
    'It is no sandbox: its root may do what you may. It mounts no folder of this machine, unless' \
    'you add one, such as: run ubd0=disk.img hostfs=/srv/share' \
    "What runs has its log, sockets and pid file in $state. A reboot ends it." \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the guest: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

${PROCESS}

${STATUS}

# Where the kernel was killed the processes that it ran stay, and keep its files open.
sweep() {
  grep -lzsxF "VETHLOOM_GUEST=$state" /proc/[0-9]*/environ |
    sed 's:^/proc/\([0-9]*\)/.*:\1:' |
    while read -r left; do
      is_own "$left" || continue
      tries=10
      while kill -s KILL "$left" 2>/dev/null && [ "$tries" -gt 0 ]; do
        tries=$((tries - 1))
        sleep 0.1
      done
    done
  (cd "$state" && rm -f pid console.in console.log "uml-$guest/pid" "uml-$guest/mconsole" && rmdir "uml-$guest") 2>/dev/null
}

clean() {
  sweep
  rmdir "$state" "$run/guests" "$run" "${'$'}{run%/*}" 2>/dev/null
}

begin() {
  mkfifo "$state/console.in" || return
  VETHLOOM_GUEST=$state setsid "$emulator" "$@" 0<>"$state/console.in" \
    >"$state/console.log" 2>&1 8<"$state" 9<&- &
  pid=$!
  printf '%s\n' "$pid" >"$state/pid"
  ticks=50
  until [ -S "$state/uml-$guest/mconsole" ]; do
    if [ "$ticks" -eq 0 ] || ! kill -s 0 "$pid" 2>/dev/null; then
      tail -n 5 "$state/console.log" >&2
      return 1
    fi
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

run() {
  enter
  code=1
  if check; then
    # What goes on beside a shell reads nothing, unless it is told what.
    exec 7<&0
    VETHLOOM_GUEST=$state "$emulator" "$@" <&7 7<&- 8<"$state" 9<&- &
    pid=$!
    printf '%s\n' "$pid" >"$state/pid"
    trap 'kill -s TERM "$pid"' HUP INT TERM
    # From now on it can be stopped.
    exec 9<&-
    wait "$pid"
    code=$?
  fi
  clean
  exit "$code"
}

power_button() {
  if command -v uml_mconsole >/dev/null; then
    # Not by its own path, which may be too long for a socket.
    (cd "$state" && timeout 5 uml_mconsole "/proc/self/cwd/uml-$guest/mconsole" cad) >/dev/null 2>&1
  else
    complain 'nothing here presses its Ctrl-Alt-Del (Debian: apt install uml-utilities)'
    seconds=0
  fi
}

${FIFO_CONSOLE}`);

/** After the arguments. */
export const END = braceVariables(String.raw`
case " $*" in
  *' ubd'* | *' initrd='* | *' root='*) rooted=yes ;;
  *) rooted=no ;;
esac
case $verb in
  argv) printf '%s\n' "$@" ;;
  *) "$verb" "$@" ;;
esac`);
