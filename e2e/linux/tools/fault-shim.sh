#!/bin/sh
# Stands in front of a tool under its name: counts what changes something, command by
# command also within "ip -batch", and strikes where /lab/fault/state says so.
#
#   COUNT PID AT HOW AT HOW
#
# PID is the script's. HOW is kill-before, kill-after, fail (the command does nothing) or
# fail-after (it is done, and said to have failed). A script killed between the commands
# of a batch leaves an ip that goes on; one killed before takes it along.
tool=${0##*/}
read -r real <"/lab/fault/real/$tool"
read -r count pid at1 how1 at2 how2 </lab/fault/state
NL='
'

changes() {
  case $tool in
    ip)
      case " $* " in
        *' add '* | *' set '* | *' del '* | *' replace '* | *' change '* | *' property '* | *' flush '*) ;;
        *) return 1 ;;
      esac
      ;;
    bridge) case " $* " in *' add '* | *' del '* | *' set '*) ;; *) return 1 ;; esac ;;
    nft) case " $* " in *' list '* | *' -c '* | *' --check '* | *' -v '*) return 1 ;; *) ;; esac ;;
    sysctl) case " $* " in *=* | *' -w '*) ;; *) return 1 ;; esac ;;
    dnsmasq) case " $* " in *' --version '* | *' --test '*) return 1 ;; *) ;; esac ;;
    ovs-vsctl)
      case " $* " in
        *' add-br '* | *' add-port '* | *' del-br '* | *' del-port '* | *' set '*) ;;
        *) return 1 ;;
      esac
      ;;
    brctl) case $1 in show*) return 1 ;; *) ;; esac ;;
    ifconfig) [ $# -gt 1 ] ;;
    route) case $1 in add | del) ;; *) return 1 ;; esac ;;
    *) ;;
  esac
}

turn() { # COMMAND: sets HOW
  count=$((count + 1))
  command=$*
  printf '%s\n' "${command%%"$NL"*}" >>/lab/fault/trace
  case $count in
    "$at1") HOW=$how1 ;;
    "$at2") HOW=$how2 ;;
    *) HOW= ;;
  esac
}

keep() { printf '%s\n' "$count $pid $at1 $how1 $at2 $how2" >/lab/fault/state; }

feed() { # what was collected
  [ -n "$chunk" ] || return 0
  "$real" "$@" <<END
$chunk
END
}

fail_at() { # LINE
  printf '%s\n%s\n' 'RTNETLINK answers: a fault' "Command failed -:$1"
  exit 1
}

batch() {
  input=$(cat)
  case $input in
    *' probe'[0-9]* | *'address show'*)
      chunk=$input
      feed "$@"
      exit
      ;;
    *) ;;
  esac
  chunk='' number=0 struck=no
  while IFS= read -r line; do
    number=$((number + 1)) HOW=
    [ -z "$line" ] || [ "$struck" = yes ] || turn "ip $*: $line"
    case $HOW in
      kill-before)
        keep
        feed "$@"
        kill -9 "$pid"
        exit 137
        ;;
      kill-after)
        keep
        chunk=$chunk$line$NL
        feed "$@"
        kill -9 "$pid"
        chunk='' struck=yes
        continue
        ;;
      fail)
        keep
        feed "$@" || exit
        fail_at "$number"
        ;;
      fail-after)
        keep
        chunk=$chunk$line$NL
        feed "$@" || exit
        fail_at "$number"
        ;;
      *) ;;
    esac
    chunk=$chunk$line$NL
  done <<END
$input
END
  [ "$struck" = yes ] || keep
  feed "$@"
  exit
}

case " $* " in
  # In a namespace of its own, to see what the kernel can do.
  *' probe'[0-9]*) exec "$real" "$@" ;;
  *' -batch '*) batch "$@" ;;
  *) ;;
esac
changes "$@" || exec "$real" "$@"
turn "$tool $*"
keep
case $HOW in
  kill-before) kill -9 "$pid" ;;
  kill-after)
    "$real" "$@"
    kill -9 "$pid"
    ;;
  fail)
    echo 'a fault'
    exit 1
    ;;
  fail-after)
    "$real" "$@"
    echo 'a fault'
    exit 1
    ;;
  *) exec "$real" "$@" ;;
esac
