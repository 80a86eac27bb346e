import { braceVariables } from '../../text/braces.ts';
import { FIFO_CONSOLE, PROCESS } from '../guest-shell.ts';

// The fixed parts of the script of a container. They hold nothing from a drawing.

/** Up to the ends of its cables. */
export const CHECKS = braceVariables(String.raw`
# Nobody else's container of this name is in it.
folder=/run/vethloom-lxc/$lab/$guest

need_end() { # END OF A VETH PAIR, CABLE
  read -r mark 2>/dev/null <"/sys/class/net/$1/ifalias" || mark=
  case $mark in
    "vethloom:$lab:"*) ;;
    *) problem "$2: $1 of this lab is not there: run ./net.sh up first, or ./net.sh down and up where a container was killed or failed to start, which takes its cables along" ;;
  esac
}

left_behind() { # END OF A VETH PAIR, CABLE
  read -r mark 2>/dev/null <"/sys/class/net/$1/ifalias" || return 0
  case $mark in
    "vethloom:$lab:"*) whole=no ;;
    *) ;;
  esac
}`);

/** From the ends of its cables to the verbs that all guests have. */
export const OWN = braceVariables(String.raw`
check() {
  missing=0
  sweep
  for program in lxc-start lxc-stop lxc-info; do
    command -v "$program" >/dev/null ||
      problem "$program is not installed, and the container needs it (Debian: apt install lxc)"
  done
  [ "$(id -u)" -eq 0 ] ||
    problem 'network devices of this machine are handed over by root alone: call this with sudo, or ./lab.sh as a whole'
  # Its terminals are of the group tty, which is not in such a namespace.
  read -r _ _ count </proc/self/uid_map
  [ "$count" != 1 ] ||
    problem 'LXC cannot start where there is one user only: use sudo, with --isolated too'
  [ "$rooted" = yes ] ||
    problem "nothing to run: put its root into $here/$guest.args, such as lxc.rootfs.path=dir:/srv/root"
  [ "$mapped" = yes ] || [ "$agreed" = yes ] ||
    problem "its root would be root of this machine: map its users in $here/$guest.args, with the lines lxc.idmap=u 0 100000 65536 and lxc.idmap=g 0 100000 65536, or agree by the line privileged"
  each_end need_end
  [ "$missing" -eq 0 ]
}

status() {
  if ! running; then
    say 'is not running'
    exit 5
  fi
  whole=yes
  # Before and after that its cables are on their way.
  [ "$(lxc-info -P "$folder" -n "$guest" -s -H 2>/dev/null)" != RUNNING ] || each_end left_behind
  if [ "$whole" = no ]; then
    say "runs without its cables: stop it and start it (process $pid)"
    exit 5
  fi
  say "runs as process $pid"
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [SETTINGS...]" \
    "The guest $guest: a container of LXC, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print its command line, one argument a line' \
    '  run      run it here; its console is this terminal' \
    '  start    run it in the background' \
    '  stop     ask its first process to end (lxc-stop); end it where that does not help' \
    '  console  its console: what it said, then what you type (Ctrl-c leaves it)' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Its network is in $here/$guest.conf. What it runs is yours to add: in" \
    "$here/$guest.args, a setting of lxc.container.conf a line, or after the" \
    'verb, such as: start lxc.rootfs.path=dir:/srv/root lxc.init.cmd=/sbin/init' \
    'It shares the kernel of this machine. Its root is another user here only with' \
    '  lxc.idmap=u 0 100000 65536' \
    '  lxc.idmap=g 0 100000 65536' \
    'and files that these may read, or lxc.rootfs.options=idmap=container where the kernel' \
    'can; without them it is started only where you agree, by the line or word: privileged' \
    "What runs has its log, console and pid file in $state; a shell in it:" \
    "  lxc-attach -P $folder -n $guest" \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the container: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

${PROCESS}

# A container ends with the process that watches it.
sweep() {
  (cd "$state" && rm -f pid console.in console.log lxc.log) 2>/dev/null
  # LXC has locks by the path of its folder.
  rm -f "/run/lxc/lock$folder/.$guest" 2>/dev/null
  (cd /run && rmdir -p "lxc/lock$folder") 2>/dev/null
  (cd /run && rmdir -p "${'$'}{folder#/run/}") 2>/dev/null
}

clean() {
  sweep
  rmdir "$state" "$run/guests" "$run" "${'$'}{run%/*}" 2>/dev/null
}

# An empty one undoes those before it.
map_users() { # VALUE OF lxc.idmap: whether root is another user outside, as far as is known
  read -r class _ outside _ <<EOF
$1
EOF
  case $mapped:$class:$outside in
    *::) echo no ;;
    never:*) echo never ;;
    *:[ub]:[1-9]*) echo yes ;;
    *:g:[1-9]*) echo "$mapped" ;;
    *) echo never ;;
  esac
}

# Users of the container, who are others, must get through it.
make_folder() { (umask 066 && mkdir -p "$folder"); }

begin() {
  mkfifo "$state/console.in" && make_folder || return
  (umask 022 && exec env VETHLOOM_GUEST="$state" setsid "$@" -s lxc.console.path=none) \
    0<>"$state/console.in" >"$state/console.log" 2>&1 9<&- &
  pid=$!
  printf '%s\n' "$pid" >"$state/pid"
  ticks=50
  until [ "$(lxc-info -P "$folder" -n "$guest" -s -H 2>/dev/null)" = RUNNING ]; do
    if [ "$ticks" -eq 0 ] || ! kill -s 0 "$pid" 2>/dev/null; then
      cat "$state/lxc.log" "$state/console.log" 2>/dev/null | tail -n 8 >&2
      power_off
      # What LXC does not give back is gone with its namespace.
      ended 5
      each_end need_end
      return 1
    fi
    ticks=$((ticks - 1))
    sleep 0.1
  done
}

run() {
  enter
  code=1
  if check && make_folder; then
    # What goes on beside a shell reads nothing, unless it is told what.
    exec 7<&0
    (umask 022 && exec env VETHLOOM_GUEST="$state" "$@") <&7 7<&- 9<&- &
    pid=$!
    printf '%s\n' "$pid" >"$state/pid"
    # What it runs may have no ears for signals.
    trap 'power_off; ended 1 || { power_off; end KILL; }' HUP INT TERM
    # From now on it can be stopped.
    exec 9<&-
    wait "$pid"
    code=$?
  fi
  clean
  exit "$code"
}

# Who watches it lives on until its network devices are back.
power_off() {
  timeout 10 lxc-stop -P "$folder" -n "$guest" -k >/dev/null 2>&1
}

power_button() {
  [ "$seconds" -eq 0 ] ||
    timeout "$((seconds + 10))" lxc-stop -P "$folder" -n "$guest" --nokill -t "$seconds" >/dev/null 2>&1
  if [ "$seconds" -eq 0 ] || ! ended 1; then
    complain "is still on after $seconds seconds: it is ended"
    power_off
  fi
  seconds=5
}

${FIFO_CONSOLE}`);

/** The last lines: arguments are settings. */
export const END = braceVariables(String.raw`
rooted=no
agreed=no
mapped=no
settings=$#
while [ "$settings" -gt 0 ]; do
  case $1 in
    privileged) agreed=yes ;;
    lxc.*=*)
      # Blanks are for the eye, in files of LXC.
      read -r key _ <<EOF
${'$'}{1%%=*}
EOF
      read -r value <<EOF
${'$'}{1#*=}
EOF
      case $key in
        lxc.rootfs.path) [ -z "$value" ] || rooted=yes ;;
        lxc.idmap) mapped=$(map_users "$value") ;;
        *) ;;
      esac
      set -- "$@" -s "$key=$value"
      ;;
    *)
      complain "no setting of a container: $1"
      exit 64
      ;;
  esac
  shift
  settings=$((settings - 1))
done
set -- lxc-start -F -P "$folder" -n "$guest" -f "$here/$guest.conf" -l ERROR -o "$state/lxc.log" "$@"
case $verb in
  argv) printf '%s\n' "$@" ;;
  *) "$verb" "$@" ;;
esac`);
