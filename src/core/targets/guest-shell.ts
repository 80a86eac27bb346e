import type { Machine } from '../plan/resource.ts';
import { braceVariables } from '../text/braces.ts';
import { comment, sh, title } from '../text/shell.ts';
import type { Block, Writer } from '../text/writer.ts';
import type { EmitContext } from './target.ts';

// The parts of a guest's script that do not depend on what runs the guest. They hold nothing from
// a drawing.

/** What ShellCheck is told to leave be, with the reasons. */
export const DIRECTIVE = `\
# Dollars and backslashes in single quotes are text of the drawing (SC1003, SC2016).
# Conditions call functions, as "set -e" is not used (SC2310, SC2312). -ef is POSIX since
# 2024 (SC3013).
# shellcheck disable=SC1003,SC2016,SC2310,SC2312,SC3013`;

/** Whose script it is. */
export function writeHead(
  writer: Writer,
  machine: Machine,
  { plan, isolated }: EmitContext,
  start: Block,
): void {
  writer.line('#!/bin/sh');
  writer.line(comment(`The guest "${machine.label}" of the drawing "${plan.lab.label}".`));
  writer.block(start);
  writer.line(sh`lab=${title(plan.lab.id)}`);
  writer.line(sh`guest=${title(machine.name)}`);
  writer.line(isolated ? 'isolated=yes' : 'isolated=no');
}

/** What it says, and to whom. */
export const SPEECH = braceVariables(String.raw`
say() { printf '%s: %s\n' "$guest" "$1"; }
complain() { say "$1" >&2; }

problem() {
  complain "$1"
  missing=1
}`);

/** /proc/net tells who listens: tcp, udp and unix are those of our own network stack. */
export const PLACES = braceVariables(String.raw`
socket_file() { # NAME, in the folder of the lab, or PATH
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$sockets/$1" ;;
  esac
}

has_socket() { # FLAGS FILE: what is no file has a name with @
  sed -n "s:^\([^ ]* \)\{3\}$1 [^ ]* [^ ]* *[0-9]* /:/:p" /proc/net/unix | grep -qxF "$2"
}

is_bound() { # tcp:PORT, udp:PORT or unix:FILE
  case $1 in
    unix:*) has_socket '[01]*' "$(socket_file "${'$'}{1#*:}")" ;;
    *) grep -q ":$(printf %04X "${'$'}{1#*:}") 0*:0000 0[7A] " "/proc/net/${'$'}{1%%:*}" ;;
  esac
}

# Of UDP, and of UNIX sockets, a guest takes what another process has, without a word.
need_free() { # PLACE CABLE [GUEST THAT CONNECTS]
  ! is_bound "$1" || problem "$2: $1 is taken by another process: end it first"
  case $1 in
    unix:*) set -- "$(socket_file "${'$'}{1#*:}")" "$2" "${'$'}{3:-}" ;;
    *) ;;
  esac
  [ "${'$'}{#1}" -le 107 ] || problem "$2: too long for a socket, so set XDG_RUNTIME_DIR: $1"
  [ ! -e "$1" ] || [ -S "$1" ] || problem "$2: $1 is there, and no socket: it would be replaced"
  [ -z "${'$'}{3:-}" ] || ! running "$run/guests/$3" ||
    complain "warning: $2: $3 runs already, and connects only when it is started: start it again"
}`);

/**
 * The verbs, and what finds the guest's process and files; up to the arguments, of which the extra
 * ones are there already. Needs `usage`, `check`, `begin`, `alive`, `power_button`, `console`, `status` and `clean`.
 */
export const VERBS = braceVariables(String.raw`
find_state() {
  if [ "$(id -u)" -eq 0 ]; then
    run=/run/vethloom/$lab
  else
    run=${'$'}{XDG_RUNTIME_DIR:-${'$'}{HOME:-}/.cache}/vethloom/$lab
  fi
  state=$run/guests/$guest
  sockets=$run/sockets
}

# One "start" or "stop" at a time. The guest does not inherit the lock.
lock() {
  if ! command -v flock >/dev/null; then
    complain 'the program flock is missing (Debian: apt install util-linux)'
    exit 1
  fi
  { command exec 9<"$state"; } 2>/dev/null && flock -n 9 && [ "$state" -ef /proc/self/fd/9 ] &&
    return
  complain 'busy: another "start" or "stop" of this guest is running'
  exit 4
}

# A pid alone proves nothing after a crash: another process may have it by now.
running() { # [STATE FOLDER]
  pid=$(cat "${'$'}{1:-$state}/pid" 2>/dev/null)
  case $pid in
    '' | *[!0-9]*) return 1 ;;
    *) alive "$@" ;;
  esac
}

# One that root has started: its folder is of root alone, but what it was called with is for all to
# read. Strangers may call set-uid programs with any words, so the real user counts, and where nobody
# has made the folder of the lab as root there is none.
roots() {
  [ "$(id -u)" -ne 0 ] && [ -d "/run/vethloom/$lab" ] || return 1
  for pid in $(find /proc/[0-9]*/cmdline -user 0 -exec \
    grep -lszx "[/]run/vethloom/$lab/guests/$guest/\(pid\|lxc[.]log\)" {} + 2>/dev/null |
    sed 's:^/proc/\([0-9]*\)/.*:\1:'); do
    grep -qs '^Uid:[[:space:]]*0[[:space:]]' "/proc/$pid/status" && return
  done
  return 1
}

enter() {
  # For all to see that it is there.
  mkdir -p "${'$'}{run%/*}" || exit 1
  umask 077
  mkdir -p "$state" || exit 1
  lock
  if running; then
    complain "is running already, as process $pid"
    exit 4
  fi
}

start() {
  enter
  if check && begin "$@" && running; then
    say "runs as process $pid"
    return
  fi
  clean
  complain 'was not started'
  exit 1
}

ended() { # SECONDS: waits for its end
  ticks=$(($1 * 5))
  while alive; do
    [ "$ticks" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

end() { # SIGNAL: takes what the power button did not help
  alive || return 0
  kill -s "$1" "$pid"
  ended 5
}

stop() {
  seconds=${'$'}{VETHLOOM_STOP_SECONDS:-30}
  case $seconds in
    '' | *[!0-9]*)
      usage >&2
      exit 64
      ;;
    *) ;;
  esac
  if [ -d "$state" ]; then
    lock
    if running; then
      power_button
      if ! ended "$seconds"; then
        complain "is still on after $seconds seconds: it is ended"
        end TERM || end KILL || {
          complain "is still there, as process $pid"
          exit 2
        }
      fi
    fi
  fi
  clean
  say 'is off'
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
case ${'$'}{1:-} in
  --isolated)
    isolated=yes
    shift
    ;;
  --host)
    isolated=no
    shift
    ;;
  *) ;;
esac
verb=${'$'}{1:-help}
[ $# -eq 0 ] || shift
case $isolated:$verb in
  yes:run | yes:start | yes:stop | yes:console | yes:status)
    exec "$here/../net.sh" --isolated run "$here/${'$'}{0##*/}" --host "$verb" "$@"
    ;;
  *) ;;
esac
find_state
case $verb in
  run | start | stop | console | status)
    if ! running && roots; then
      complain "root has started it, as process $pid: sudo $0 $verb"
      exit 4
    fi
    ;;
  *) ;;
esac
case $verb:$# in
  argv:* | run:* | start:*) ;;
  stop:0 | console:0 | status:0)
    "$verb"
    exit
    ;;
  help:* | -h:* | --help:*)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 64
    ;;
esac

# Extra arguments: first those of the file, then those after the verb.
extra=$#
if [ -r "$here/$guest.args" ]; then
  while IFS= read -r argument || [ -n "$argument" ]; do
    [ -z "$argument" ] || set -- "$@" "$argument"
  done <"$here/$guest.args"
fi
while [ "$extra" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  extra=$((extra - 1))
done`);

/** Which process is the guest's; needs VETHLOOM_GUEST in its environment. */
export const PROCESS = String.raw`# Its isolated twin has the same folder, in another network.
is_own() { # PID
  grep -qzsxF "VETHLOOM_GUEST=$state" "/proc/$1/environ" && [ "/proc/$1/ns/net" -ef /proc/self/ns/net ]
}

alive() { is_own "$pid"; }`;

/** Of a guest that is whole where its process is. */
export const STATUS = String.raw`status() {
  if running; then
    say "runs as process $pid"
  else
    say 'is not running'
    exit 5
  fi
}`;

/** A console that is a FIFO and a log. */
export const FIFO_CONSOLE = String.raw`console() {
  if ! running; then
    [ ! -r "$state/console.log" ] || cat "$state/console.log"
    complain 'is not running'
    exit 5
  fi
  tail -n +1 -f "$state/console.log" &
  shown=$!
  trap 'kill "$shown"' EXIT
  trap 'exit 0' INT TERM
  cat >"$state/console.in"
  sleep 1
}`;
