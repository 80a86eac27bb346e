#!/bin/sh
# The lab "mcast-hosts" on its host "kvm1".
# Dollars in single quotes are awk (SC2016). Functions are called in conditions and in
# pipes, as "set -e" is not used (SC2310, SC2312).
# shellcheck disable=SC2016,SC2310,SC2312
set -u
lab='mcast-hosts'
isolates=no
where=''

each_guest() { # FUNCTION: calls it with a name, a script, and what the script wants
  :
  "$1" web1 ./libvirt/define.sh web1
}

# What must be known before a guest can start.
definitions() { # VERB
  :
  ./libvirt/define.sh "$1"
}

say() { printf '%s\n' "lab.sh: $1"; }
complain() { say "$1" >&2; }

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB" \
    "The lab ${lab}: its network by ./net.sh, then its guests; back in the other order." \
    '' \
    '  help    this text' \
    '  up      what must be agreed to is said by ./net.sh help, and is handed on to it:' \
    '          up --yes-...; a guest that does not start leaves the others and the network' \
    '  down    stops the guests, then takes the network back' \
    '  status  how each part is; ends with 5 where something differs' \
    '  test    ./net.sh test, and whether each guest runs, as TAP; ends with 6 where not' \
    '' \
    '--isolated: all of it in a throw-away network stack; --host: in that of this machine.' \
    'The network needs root: it is asked of sudo. The guests run as who calls this.'
}

net() {
  if [ "${where}" = --isolated ] || [ "$(id -u)" -eq 0 ]; then
    ./net.sh ${where:+"${where}"} "$@"
  elif command -v sudo >/dev/null; then
    sudo ./net.sh ${where:+"${where}"} "$@"
  else
    complain 'the network needs root, and there is no sudo'
    return 1
  fi
}

guest() { # VERB SCRIPT [NAME]
  action=$1 script=$2
  shift 2
  "${script}" ${where:+"${where}"} "${action}" "$@"
}

start_guest() { # NAME SCRIPT [NAME]
  name=$1
  shift
  guest status "$@" >/dev/null || guest start "$@" || failed="${failed} ${name}"
}

up() {
  net up "$@" || exit
  definitions define || {
    complain 'the network stays; "down" removes it'
    exit 1
  }
  failed=''
  each_guest start_guest
  [ -z "${failed}" ] || {
    complain "not started:${failed}; the rest stays, \"down\" removes it"
    exit 1
  }
  say "${lab} is up"
}

# All at once, as each may take its time.
stop_guest() {
  shift
  guest stop "$@" &
  stopping="${stopping} $!"
}

stop_guests() {
  stopping='' code=0
  each_guest stop_guest
  for process in ${stopping}; do
    wait "${process}" || code=2
  done
  return "${code}"
}

down() {
  # Without the stack there are no guests either.
  if [ "${where}" = --isolated ] && ! ./net.sh --isolated run true 2>/dev/null; then
    net down
    exit
  fi
  { stop_guests && definitions undefine; } || {
    complain 'a guest is still there, so the network stays'
    exit 2
  }
  net down || exit
  say "${lab} is down"
}

guest_status() {
  shift
  guest status "$@" || code=5
}

status() {
  code=0
  net status || code=$?
  case ${code} in
    0 | 5) ;;
    *) exit "${code}" ;;
  esac
  definitions status || code=5
  each_guest guest_status
  exit "${code}"
}

tell_guest() {
  name=$1
  shift
  if guest status "$@" >/dev/null 2>&1; then
    echo "ok - ${name} runs"
  else
    echo "not ok - ${name} runs"
  fi
}

# Numbers the tests of all parts as those of one.
test_lab() {
  {
    net test
    echo "@status $?"
    each_guest tell_guest
  } | awk '
    /^1\.\.[0-9]/ { next }
    /^@status / {
      if ($2 == 0 || bad) next
      $0 = "not ok - the network is tested"
    }
    /^(not )?ok( |$)/ { sub(/ok( [0-9]+)?/, "ok " ++count) }
    /^(not ok|Bail out!)/ { bad = 1 }
    { print; fflush() }
    END {
      print "1.." (count + 0)
      exit(bad ? 6 : 0)
    }'
}

CDPATH='' cd -- "$(dirname -- "$0")" || exit 1
case ${isolates}:${1:-} in
  yes:--isolated | yes:--host)
    where=$1
    shift
    ;;
  no:--isolated)
    complain 'the guests of this lab run outside of any namespace, and so must its network'
    exit 64
    ;;
  *) ;;
esac
verb=${1:-help}
[ $# -eq 0 ] || shift
case ${verb}:$# in
  up:*) up "$@" ;;
  down:0) down ;;
  status:0) status ;;
  test:0) test_lab ;;
  help:0 | -h:0 | --help:0) usage ;;
  *)
    usage >&2
    exit 64
    ;;
esac
