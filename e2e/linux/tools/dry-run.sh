#!/bin/sh
# Parses every script below a folder, and runs what it does without changing anything,
# under each shell:
#
#   sh dry-run.sh FOLDER SHELL...
#
# What was said stands beside the script in SCRIPT.VERB.SHELL, the exit status at its end;
# the verb is "parse" for -n. A shell is written as one word: bash--posix, busybox-sh.
set -eu
top=$1
shift

said() { # SHELL SCRIPT VERB
  case $1 in
    bash--posix) set -- "$2" "$3" bash --posix ;;
    busybox-sh) set -- "$2" "$3" busybox sh ;;
    *) set -- "$2" "$3" "$1" ;;
  esac
  script=$1 verb=$2
  shift 2
  case $verb in
    parse) "$@" -n "./$script" ;;
    *) "$@" "./$script" "$verb" ;;
  esac 2>&1 && echo 'exit 0' || echo "exit $?"
}

find "$top" -name '*.sh' >"$top/.scripts"
while read -r path; do
  case $path in
    */net.sh) verbs='parse help plan' ;;
    */guests/*) verbs='parse help argv' ;;
    *) verbs='parse help' ;;
  esac
  cd "${path%/*}"
  for shell in "$@"; do
    for verb in $verbs; do
      said "$shell" "${path##*/}" "$verb" </dev/null >"$path.$verb.$shell"
    done
  done
done <"$top/.scripts"
