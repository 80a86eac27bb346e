#!/bin/sh
# The guest "db" of the drawing "lxc".
# Dollars and backslashes in single quotes are text of the drawing (SC1003, SC2016).
# Conditions call functions, as "set -e" is not used (SC2310, SC2312). -ef is POSIX since
# 2024 (SC3013).
# shellcheck disable=SC1003,SC2016,SC2310,SC2312,SC3013
set -u
lab='lxc'
guest='db'
isolated=no

socket_file() { # NAME, in the folder of the lab, or PATH
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "${sockets}/$1" ;;
  esac
}

has_socket() { # FLAGS FILE: what is no file has a name with @
  sed -n "s:^\([^ ]* \)\{3\}$1 [^ ]* [^ ]* *[0-9]* /:/:p" /proc/net/unix | grep -qxF "$2"
}

is_bound() { # tcp:PORT, udp:PORT or unix:FILE
  case $1 in
    unix:*) has_socket '[01]*' "$(socket_file "${1#*:}")" ;;
    *) grep -q ":$(printf %04X "${1#*:}") 0*:0000 0[7A] " "/proc/net/${1%%:*}" ;;
  esac
}

# Of UDP, and of UNIX sockets, a guest takes what another process has, without a word.
need_free() { # PLACE CABLE [GUEST THAT CONNECTS]
  ! is_bound "$1" || problem "$2: $1 is taken by another process: end it first"
  case $1 in
    unix:*) set -- "$(socket_file "${1#*:}")" "$2" "${3:-}" ;;
    *) ;;
  esac
  [ "${#1}" -le 107 ] || problem "$2: too long for a socket, so set XDG_RUNTIME_DIR: $1"
  [ ! -e "$1" ] || [ -S "$1" ] || problem "$2: $1 is there, and no socket: it would be replaced"
  [ -z "${3:-}" ] || ! running "${run}/guests/$3" ||
    complain "warning: $2: $3 runs already, and connects only when it is started: start it again"
}

say() { printf '%s: %s\n' "${guest}" "$1"; }
complain() { say "$1" >&2; }

problem() {
  complain "$1"
  missing=1
}

# Nobody else's container of this name is in it.
folder=/run/vethloom-lxc/${lab}/${guest}

need_end() { # END OF A VETH PAIR, CABLE
  read -r mark 2>/dev/null <"/sys/class/net/$1/ifalias" || mark=
  case ${mark} in
    "vethloom:${lab}:"*) ;;
    *) problem "$2: $1 of this lab is not there: run ./net.sh up first, or ./net.sh down and up where a container was killed or failed to start, which takes its cables along" ;;
  esac
}

left_behind() { # END OF A VETH PAIR, CABLE
  read -r mark 2>/dev/null <"/sys/class/net/$1/ifalias" || return 0
  case ${mark} in
    "vethloom:${lab}:"*) whole=no ;;
    *) ;;
  esac
}

each_end() { # FUNCTION: calls it with the end of each cable, and what that is called
  :
  "$1" db-eth0i 'tap db:eth0 - br0'
}

check() {
  missing=0
  sweep
  for program in lxc-start lxc-stop lxc-info; do
    command -v "${program}" >/dev/null ||
      problem "${program} is not installed, and the container needs it (Debian: apt install lxc)"
  done
  [ "$(id -u)" -eq 0 ] ||
    problem 'network devices of this machine are handed over by root alone: call this with sudo, or ./lab.sh as a whole'
  # Its terminals are of the group tty, which is not in such a namespace.
  read -r _ _ count </proc/self/uid_map
  [ "${count}" != 1 ] ||
    problem 'LXC cannot start where there is one user only: use sudo, with --isolated too'
  [ "${rooted}" = yes ] ||
    problem "nothing to run: put its root into ${here}/${guest}.args, such as lxc.rootfs.path=dir:/srv/root"
  [ "${mapped}" = yes ] || [ "${agreed}" = yes ] ||
    problem "its root would be root of this machine: map its users in ${here}/${guest}.args, with the lines lxc.idmap=u 0 100000 65536 and lxc.idmap=g 0 100000 65536, or agree by the line privileged"
  each_end need_end
  [ "${missing}" -eq 0 ]
}

status() {
  if ! running; then
    say 'is not running'
    exit 5
  fi
  whole=yes
  # Before and after that its cables are on their way.
  [ "$(lxc-info -P "${folder}" -n "${guest}" -s -H 2>/dev/null)" != RUNNING ] || each_end left_behind
  if [ "${whole}" = no ]; then
    say "runs without its cables: stop it and start it (process ${pid})"
    exit 5
  fi
  say "runs as process ${pid}"
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [SETTINGS...]" \
    "The guest ${guest}: a container of LXC, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print its command line, one argument a line' \
    '  run      run it here; its console is this terminal' \
    '  start    run it in the background' \
    '  stop     ask its first process to end (lxc-stop); end it where that does not help' \
    '  console  its console: what it said, then what you type (Ctrl-c leaves it)' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Its network is in ${here}/${guest}.conf. What it runs is yours to add: in" \
    "${here}/${guest}.args, a setting of lxc.container.conf a line, or after the" \
    'verb, such as: start lxc.rootfs.path=dir:/srv/root lxc.init.cmd=/sbin/init' \
    'It shares the kernel of this machine. Its root is another user here only with' \
    '  lxc.idmap=u 0 100000 65536' \
    '  lxc.idmap=g 0 100000 65536' \
    'and files that these may read, or lxc.rootfs.options=idmap=container where the kernel' \
    'can; without them it is started only where you agree, by the line or word: privileged' \
    "What runs has its log, console and pid file in ${state}; a shell in it:" \
    "  lxc-attach -P ${folder} -n ${guest}" \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the container: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

# Its isolated twin has the same folder, in another network.
is_own() { # PID
  grep -qzsxF "VETHLOOM_GUEST=${state}" "/proc/$1/environ" && [ "/proc/$1/ns/net" -ef /proc/self/ns/net ]
}

alive() { is_own "${pid}"; }

# A container ends with the process that watches it.
sweep() {
  (cd "${state}" && rm -f pid console.in console.log lxc.log) 2>/dev/null
  # LXC has locks by the path of its folder.
  rm -f "/run/lxc/lock${folder}/.${guest}" 2>/dev/null
  (cd /run && rmdir -p "lxc/lock${folder}") 2>/dev/null
  (cd /run && rmdir -p "${folder#/run/}") 2>/dev/null
}

clean() {
  sweep
  rmdir "${state}" "${run}/guests" "${run}" "${run%/*}" 2>/dev/null
}

# An empty one undoes those before it.
map_users() { # VALUE OF lxc.idmap: whether root is another user outside, as far as is known
  read -r class _ outside _ <<EOF
$1
EOF
  case ${mapped}:${class}:${outside} in
    *::) echo no ;;
    never:*) echo never ;;
    *:[ub]:[1-9]*) echo yes ;;
    *:g:[1-9]*) echo "${mapped}" ;;
    *) echo never ;;
  esac
}

# Users of the container, who are others, must get through it.
make_folder() { (umask 066 && mkdir -p "${folder}"); }

begin() {
  mkfifo "${state}/console.in" && make_folder || return
  (umask 022 && exec env VETHLOOM_GUEST="${state}" setsid "$@" -s lxc.console.path=none) \
    0<>"${state}/console.in" >"${state}/console.log" 2>&1 9<&- &
  pid=$!
  printf '%s\n' "${pid}" >"${state}/pid"
  ticks=50
  until [ "$(lxc-info -P "${folder}" -n "${guest}" -s -H 2>/dev/null)" = RUNNING ]; do
    if [ "${ticks}" -eq 0 ] || ! kill -s 0 "${pid}" 2>/dev/null; then
      cat "${state}/lxc.log" "${state}/console.log" 2>/dev/null | tail -n 8 >&2
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
    (umask 022 && exec env VETHLOOM_GUEST="${state}" "$@") <&7 7<&- 9<&- &
    pid=$!
    printf '%s\n' "${pid}" >"${state}/pid"
    # What it runs may have no ears for signals.
    trap 'power_off; ended 1 || { power_off; end KILL; }' HUP INT TERM
    # From now on it can be stopped.
    exec 9<&-
    wait "${pid}"
    code=$?
  fi
  clean
  exit "${code}"
}

# Who watches it lives on until its network devices are back.
power_off() {
  timeout 10 lxc-stop -P "${folder}" -n "${guest}" -k >/dev/null 2>&1
}

power_button() {
  [ "${seconds}" -eq 0 ] ||
    timeout "$((seconds + 10))" lxc-stop -P "${folder}" -n "${guest}" --nokill -t "${seconds}" >/dev/null 2>&1
  if [ "${seconds}" -eq 0 ] || ! ended 1; then
    complain "is still on after ${seconds} seconds: it is ended"
    power_off
  fi
  seconds=5
}

console() {
  if ! running; then
    [ ! -r "${state}/console.log" ] || cat "${state}/console.log"
    complain 'is not running'
    exit 5
  fi
  tail -n +1 -f "${state}/console.log" &
  shown=$!
  trap 'kill "${shown}"' EXIT
  trap 'exit 0' INT TERM
  cat >"${state}/console.in"
  sleep 1
}

find_state() {
  if [ "$(id -u)" -eq 0 ]; then
    run=/run/vethloom/${lab}
  else
    run=${XDG_RUNTIME_DIR:-${HOME:-}/.cache}/vethloom/${lab}
  fi
  state=${run}/guests/${guest}
  sockets=${run}/sockets
}

# One "start" or "stop" at a time. The guest does not inherit the lock.
lock() {
  if ! command -v flock >/dev/null; then
    complain 'the program flock is missing (Debian: apt install util-linux)'
    exit 1
  fi
  { command exec 9<"${state}"; } 2>/dev/null && flock -n 9 && [ "${state}" -ef /proc/self/fd/9 ] &&
    return
  complain 'busy: another "start" or "stop" of this guest is running'
  exit 4
}

# A pid alone proves nothing after a crash: another process may have it by now.
running() { # [STATE FOLDER]
  pid=$(cat "${1:-${state}}/pid" 2>/dev/null)
  case ${pid} in
    '' | *[!0-9]*) return 1 ;;
    *) alive "$@" ;;
  esac
}

# One that root has started: its folder is of root alone, but what it was called with is for all to
# read. Strangers may call set-uid programs with any words, so the real user counts, and where nobody
# has made the folder of the lab as root there is none.
roots() {
  [ "$(id -u)" -ne 0 ] && [ -d "/run/vethloom/${lab}" ] || return 1
  for pid in $(find /proc/[0-9]*/cmdline -user 0 -exec \
    grep -lszx "[/]run/vethloom/${lab}/guests/${guest}/\(pid\|lxc[.]log\)" {} + 2>/dev/null |
    sed 's:^/proc/\([0-9]*\)/.*:\1:'); do
    grep -qs '^Uid:[[:space:]]*0[[:space:]]' "/proc/${pid}/status" && return
  done
  return 1
}

enter() {
  # For all to see that it is there.
  mkdir -p "${run%/*}" || exit 1
  umask 077
  mkdir -p "${state}" || exit 1
  lock
  if running; then
    complain "is running already, as process ${pid}"
    exit 4
  fi
}

start() {
  enter
  if check && begin "$@" && running; then
    say "runs as process ${pid}"
    return
  fi
  clean
  complain 'was not started'
  exit 1
}

ended() { # SECONDS: waits for its end
  ticks=$(($1 * 5))
  while alive; do
    [ "${ticks}" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

end() { # SIGNAL: takes what the power button did not help
  alive || return 0
  kill -s "$1" "${pid}"
  ended 5
}

stop() {
  seconds=${VETHLOOM_STOP_SECONDS:-30}
  case ${seconds} in
    '' | *[!0-9]*)
      usage >&2
      exit 64
      ;;
    *) ;;
  esac
  if [ -d "${state}" ]; then
    lock
    if running; then
      power_button
      if ! ended "${seconds}"; then
        complain "is still on after ${seconds} seconds: it is ended"
        end TERM || end KILL || {
          complain "is still there, as process ${pid}"
          exit 2
        }
      fi
    fi
  fi
  clean
  say 'is off'
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
case ${1:-} in
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
verb=${1:-help}
[ $# -eq 0 ] || shift
case ${isolated}:${verb} in
  yes:run | yes:start | yes:stop | yes:console | yes:status)
    exec "${here}/../net.sh" --isolated run "${here}/${0##*/}" --host "${verb}" "$@"
    ;;
  *) ;;
esac
find_state
case ${verb} in
  run | start | stop | console | status)
    if ! running && roots; then
      complain "root has started it, as process ${pid}: sudo $0 ${verb}"
      exit 4
    fi
    ;;
  *) ;;
esac
case ${verb}:$# in
  argv:* | run:* | start:*) ;;
  stop:0 | console:0 | status:0)
    "${verb}"
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
if [ -r "${here}/${guest}.args" ]; then
  while IFS= read -r argument || [ -n "${argument}" ]; do
    [ -z "${argument}" ] || set -- "$@" "${argument}"
  done <"${here}/${guest}.args"
fi
while [ "${extra}" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  extra=$((extra - 1))
done

rooted=no
agreed=no
mapped=no
settings=$#
while [ "${settings}" -gt 0 ]; do
  case $1 in
    privileged) agreed=yes ;;
    lxc.*=*)
      # Blanks are for the eye, in files of LXC.
      read -r key _ <<EOF
${1%%=*}
EOF
      read -r value <<EOF
${1#*=}
EOF
      case ${key} in
        lxc.rootfs.path) [ -z "${value}" ] || rooted=yes ;;
        lxc.idmap) mapped=$(map_users "${value}") ;;
        *) ;;
      esac
      set -- "$@" -s "${key}=${value}"
      ;;
    *)
      complain "no setting of a container: $1"
      exit 64
      ;;
  esac
  shift
  settings=$((settings - 1))
done
set -- lxc-start -F -P "${folder}" -n "${guest}" -f "${here}/${guest}.conf" -l ERROR -o "${state}/lxc.log" "$@"
case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) "${verb}" "$@" ;;
esac
