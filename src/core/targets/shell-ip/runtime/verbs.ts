/** The verbs and the choice between them. */
export const VERBS = String.raw`
# ---- Verbs --------------------------------------------------------------------------

MODE=list LONE=no ID='' LABEL='' TITLE='' LEFT='' STOPPING=''

usage() {
  [ -z "$SELF" ] || sed -n '2,/^$/s/^# \{0,1\}//p' "$SELF"
  cat <<'END'

Verbs:
  help           this text; changes nothing
  plan           every command "up" would run, with its label; needs no root
  check          what is in the way of "up", guests and libvirt; changes nothing, but modules may
                 be loaded
  up [FLAG...]   builds; a failure takes back what was built; the flags are those above
  confirm        keeps addresses of this machine where "up" has moved them
  status         how each object is; "status --json" for programs
  test           asks who reaches whom and who does not, as TAP; changes nothing
  down           takes back what "up" built, and nothing else
  shell NAME     a shell in a network namespace of this lab
  log            what was run: seconds since boot, exit code, label, command

Before the verb:
  --isolated     in a throw-away copy of the network stack: nothing of this machine is
                 touched, root is not needed where users may make user namespaces.
                 "run COMMAND..." runs a command inside, "down" ends all that is inside
  --host         on this machine itself
END
}

usage_error() {
  usage >&2
  exit 64
}

# One "up" or "down" at a time. The lock is on the state folder itself; the programs
# that the steps start do not inherit it.
lock() { # VERB
  command -v flock >/dev/null ||
    unlocked "$1" "tool-missing: the program flock is not installed; $(package flock)"
  # Two may make it at once: what counts is that it is there. And who leaves takes the
  # folder above along.
  made=no
  for _ in 1 2 3 4 5; do
    [ -d /run/vethloom ] || mkdir -p /run/vethloom 2>/dev/null
    if mkdir -m 700 "$STATE" 2>/dev/null || [ -d "$STATE" ]; then
      made=yes
      break
    fi
  done
  [ "$made" = yes ] || unlocked "$1" "the folder $STATE cannot be made"
  try_lock && return 0
  complain 'busy: another "up" or "down" of this lab is running'
  exit 4
}

unlocked() { # VERB TEXT
  complain "nothing was changed: $2"
  [ "$1" = down ] || exit 1
  left || {
    complain "still there: $LEFT"
    exit 2
  }
  say "$LAB is down"
  exit 0
}

# Who held it before may have removed the folder before or since we opened it. With
# "command" in front the shell goes on where it cannot be opened.
try_lock() {
  { command exec 9<"$STATE"; } 2>/dev/null &&
    flock -n 9 && [ "$STATE" -ef /proc/self/fd/9 ]
}

up() { # FLAG...
  consent "$@"
  ready up 1
  lock up
  WAY='' same=no cleaning=no judged=no
  if building; then cleaning=yes; fi
  while IFS= read -r line; do
    case $line in
      same) same=yes ;;
      ours) cleaning=yes ;;
      judged) judged=yes ;;
      *) WAY="$WAY$NL  ${'$'}{line#way }" ;;
    esac
  done <<END
$(
    lacking | {
      judge up </dev/null
      show
    }
  )
END
  # What is saved would be lost.
  odd=$(unknown_record)
  [ -z "$odd" ] || WAY="$WAY$NL  $(tell_odd)"
  WAY=${'$'}{WAY#"$NL  "}
  [ "$judged$WAY" != no ] || WAY='this machine cannot be looked at'
  if [ "$same$WAY" = yes ] && told_before; then
    [ "$#" -eq 0 ] || keep_told
    say "$LAB is already up"
    ask_to_confirm
    leave
    exit 0
  fi
  [ "$cleaning" = yes ] || uplinks
  [ -z "$WAY$UNTOLD" ] || refuse
  hints >&2
  trap 'fail interrupted' INT TERM HUP PIPE
  if [ "$cleaning" = yes ]; then
    say "$LAB is half built or was drawn differently: cleaning first"
    remove_ours || fail 'cannot clean'
    # Only now the network cards carry what is theirs.
    uplinks
    [ -z "$WAY" ] || refuse 'it was taken back and not built again'
  fi
  # Not with ":", which ends the shell where the file cannot be written.
  { printf '' >"$STATE/log" && printf '' >"$STATE/intent"; } 2>/dev/null ||
    fail "cannot write to $STATE"
  MODE=up
  steps
  flush
  MODE=list
  different=$(judge status) || fail "built, but reads back otherwise:
$(printf '%s\n' "$different" | grep -v '^present')"
  printf 'up\n' >"$STATE/intent"
  keep_told
  # From here on: building may have taken its time.
  ! waiting || [ "$left" -gt $((WAIT - 2)) ] || wait_until "$pid"
  trap - INT TERM HUP PIPE
  say "$LAB is up"
  ask_to_confirm
}

refuse() { # [OUTCOME]
  [ -z "$WAY" ] || in_the_way "$@"
  [ -z "$UNTOLD" ] || untold
  leave
  exit 1
}

down() {
  ready down
  lock down
  trap '' INT TERM HUP PIPE
  remove_ours || {
    complain "still there: $LEFT"
    exit 2
  }
  rm -f "$STATE/log" || {
    complain "still there: $STATE, where nothing can be removed"
    exit 2
  }
  leave
  say "$LAB is down"
}

status() {
  ready status
  case $1 in
    '') judge status ;;
    --json) judge json ;;
    *) usage_error ;;
  esac || exit 5
}

enter() { # NAME
  ready shell
  case $(ip -n "$1" -o link show dev lo 2>/dev/null) in
    *"    alias $MARK:"*) exec ip netns exec "$1" "${'$'}{SHELL:-/bin/sh}" ;;
    *)
      complain "$LAB has no namespace of that name up"
      exit 3
      ;;
  esac
}

case ${'$'}{1-} in
  --isolated | --host | --inside)
    ISOLATED=no
    [ "$1" != --isolated ] || ISOLATED=yes
    [ "$1" != --inside ] || kept_inside
    shift
    ;;
  --keeper) keeper ;;
  --armed) armed ;;
  *) ;;
esac
verb=${'$'}{1-help} argument=${'$'}{2-}
case $ISOLATED:$verb in
  yes:help | yes:-h) ;;
  # Inside it will be root, and no other user there.
  yes:plan)
    # shellcheck disable=SC2034
    [ "$USER_ID" -eq 0 ] || LONE=yes OWNER=0
    ;;
  yes:*) isolated "$@" ;;
  *) ;;
esac
case $verb in
  help | -h | --help) usage ;;
  plan)
    MODE=plan WAY=
    uplinks
    steps
    ;;
  check)
    ready check
    WAY=$(lacking && lacking_later && judge check) || true
    uplinks
    if [ -n "$WAY" ]; then
      in_the_way
      exit 3
    fi
    say 'nothing is in the way'
    tell_needs
    [ -z "$MOVE" ] || hint_session
    hints
    consent
    [ -z "$UNTOLD" ] || say "\"up\" must be told by name:$UNTOLD"
    ;;
  up)
    shift
    up "$@"
    ;;
  confirm) confirm ;;
  status) status "$argument" ;;
  test) test_lab ;;
  down)
    [ $# -eq 1 ] || usage_error
    down
    ;;
  shell) enter "$argument" ;;
  log)
    if [ -r "$STATE/log" ]; then
      say "# Seconds since the machine started ($(uptime -s)), exit status, label, command"
      cat "$STATE/log"
    fi
    ;;
  *) usage_error ;;
esac
`;
