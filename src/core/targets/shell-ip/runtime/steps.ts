/** Walks the steps: every line of `steps` is a call of one of these. No template holds a `$` and a brace. */
export const STEPS = String.raw`
# ---- What the lines of the steps above do -------------------------------------------
# MODE says why they are read: "plan" prints the commands, "up" runs them, "list"
# prints what they declare. Only "up" changes anything.

MARK=vethloom:$LAB
STATE=/run/vethloom/$LAB
export LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
# Nobody else may write what is read back from the state folder.
umask 022

NL='
'
TAB=$(printf '\t')
INTENT='' SAVED='' BATCH='' BATCH_IN='' BATCH_SIZE=0 BATCH_LOG='' BATCH_INTENT=''

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "net.sh: $*" >&2; }

step() { # ID TITLE: the lines that follow are about this object of the drawing
  ID=$1
  LABEL="[$1] $2"
  TITLE=$2
}

declare_one() { # VERB CLASS NAME FACT...
  verb=$1
  object="$2 $3"
  shift 3
  printf '%s\t%s\t%s\t%s\t%s\n' "$verb" "$ID" "$TITLE" "$object" "$*"
}

# make: is made here, under a name that must be free. want: is so afterwards.
# free: a name needed for a moment. must: is there already. joins: becomes a port;
# one that goes down for it must carry nothing.
# lent: made here, and now and then in a container, which has it there under another name.
# opens: a port of this machine where a program of ours answers.
make() {
  case $MODE:$1:$2 in
    list:*) declare_one make "$@" ;;
    up:link:*/*) ;;
    up:link:* | up:netns:*) intend next "$1 $2" ;;
    *) ;;
  esac
}
want() { [ "$MODE" != list ] || declare_one want "$@"; }
free() { [ "$MODE" != list ] || declare_one free "$@"; }
must() { [ "$MODE" != list ] || declare_one must "$@"; }
joins() { [ "$MODE" != list ] || declare_one joins "$@"; }
lent() { [ "$MODE" != list ] || declare_one lent "$@"; }
opens() { [ "$MODE" != list ] || declare_one opens "$@"; }

# Who opens a tap may be told to the kernel; a macvtap is a file with an owner.
own() { # MACVTAP
  [ "$OWNER" -eq 0 ] || run sh -c 'chown "$1" "/dev/tap$(cat "/sys/class/net/$0/ifindex")"' "$1" "$OWNER"
}

give() { # FOLDER, in one of root's
  [ "$OWNER" -eq 0 ] || run chown -h "$OWNER" "$1"
}

lend() { # FOLDER: the socket in it, not the folder, where root goes on making files
  [ "$OWNER" -eq 0 ] || run chown -h "$OWNER" "$1/ctl"
}

# Some things cannot carry our mark from the moment they exist. What comes next is
# written down first, so that a script killed in between still finds it. The dot shows
# that the line is whole. It says nothing of what has a mark by now; "next" is said of
# all that is made, in its order, so that it is known how far the building came.
intend() { # CLASS NAME
  [ "$MODE" = up ] || return 0
  INTENT="$INTENT$1 $2 .$NL"
}

# How the network cards of this machine were before they became ports, all at once.
save() {
  [ "$MODE:${'$'}{SAVE:+yes}" = up:yes ] || return 0
  remember "$SAVE"
  SAVE=
}

remember() { # LINES: to be read again when it is taken back
  SAVED="$SAVED$1"
  if printf '%s' "$SAVED" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"; then return 0; fi
  fail "cannot write $STATE/saved"
}

# The one way to a command that builds: shown, logged, checked; a failure rolls back.
# A new process costs more than most of what ip(8) does, so its commands are collected,
# and one ip runs all that follow each other in a network namespace.
run() {
  [ "$MODE" != list ] || return 0
  shown "$@"
  if [ "$MODE" = plan ]; then
    printf '%s\t%s\n' "$LABEL" "$LINE"
    return 0
  fi
  where=
  # What had to be quoted stays out. Older versions of ip stay in the namespace that they
  # have made: that is well where more are made, and nothing else.
  case $LINE in
    *\'* | 'ip netns exec '*) ;;
    'ip netns add '*) where=netns ;;
    'ip -n '*)
      where="-n $3"
      [ "$4" != -6 ] || where="$where -6"
      ;;
    'ip -6 '*) where=-6 ;;
    'ip '*) where=- ;;
    *) ;;
  esac
  if [ -n "$where" ]; then
    collect "$where"
    return 0
  fi
  flush
  write_intent "$INTENT"
  INTENT=
  attempt "$@"
  [ "$CODE" -eq 0 ] && return 0
  taken "$LINE"
  fail "$LABEL: $LINE: exit $CODE: $OUT"
}

# The same for a command of ip that needs no quotes, as one text.
run_line() { # LINE
  LINE=$1
  if [ "$MODE" = plan ]; then
    printf '%s\t%s\n' "$LABEL" "$LINE"
  else
    collect -
  fi
}

collect() { # WHERE: LINE, for later
  if [ "$1" != "$BATCH_IN" ] || [ "$BATCH_SIZE" -ge 100 ]; then flush; fi
  BATCH_IN=$1
  BATCH_SIZE=$((BATCH_SIZE + 1))
  line=${'$'}{LINE#ip }
  case $1 in
    - | netns) ;;
    *) line=${'$'}{line#"$1 "} ;;
  esac
  BATCH="$BATCH$line$NL" BATCH_INTENT=$BATCH_INTENT$INTENT INTENT=
  read -r now _ </proc/uptime
  BATCH_LOG=$BATCH_LOG$now${'$'}{TAB}0$TAB$LABEL$TAB$LINE$NL
}

write_intent() { # LINES
  [ -n "$1" ] || return 0
  printf '%s' "$1" >>"$STATE/intent" || fail "cannot write $STATE/intent"
}

# Runs what was collected. The ip keeps the lock until it is done, also where this
# script is killed in the meantime.
flush() {
  [ -n "$BATCH" ] || return 0
  write_intent "$BATCH_INTENT"
  lines=$BATCH_LOG commands=$BATCH
  case $BATCH_IN in
    - | netns) set -- ;;
    -6) set -- -6 ;;
    *' -6')
      netns=${'$'}{BATCH_IN% -6}
      set -- -n "${'$'}{netns#-n }" -6
      ;;
    *) set -- -n "${'$'}{BATCH_IN#-n }" ;;
  esac
  BATCH='' BATCH_IN='' BATCH_SIZE=0 BATCH_LOG='' BATCH_INTENT=''
  OUT=$(
    ip "$@" -batch - 2>&1 <<END
$commands
END
  ) && {
    [ ! -e "$STATE/log" ] || printf '%s' "$lines" >>"$STATE/log"
    return 0
  }
  # It stops at the first error: "Command failed -:3".
  case $OUT in
    *'Command failed -:'*) failed=${'$'}{OUT##*'Command failed -:'} ;;
    *) failed=1 ;;
  esac
  while IFS= read -r line; do
    failed=$((failed - 1))
    if [ "$failed" -gt 0 ]; then
      [ ! -e "$STATE/log" ] || printf '%s\n' "$line" >>"$STATE/log"
      continue
    fi
    line=${'$'}{line#*"$TAB"0"$TAB"}
    if [ "$failed" -lt 0 ]; then
      not_made "${'$'}{line#*"$TAB"}"
      continue
    fi
    LABEL=${'$'}{line%%"$TAB"*} LINE=${'$'}{line#*"$TAB"}
    note 1 "$LABEL" "$LINE"
    taken "$LINE"
  done <<END
$lines
END
  fail "$LABEL: $LINE: ${'$'}{OUT%Command failed*}"
}

# Others may have made something of that name since we looked: then what we intended is
# not what is there. Of a tap the kernel says that it is busy, or no tap.
taken() { # COMMAND, which failed and said OUT
  case $OUT in
    *exists* | *' busy'* | *'Invalid argument'*) not_made "$1" ;;
    *) ;;
  esac
}

not_made() { # COMMAND
  case $1 in
    'ip netns add '*) line="netns ${'$'}{1#ip netns add }" ;;
    'ip tuntap add dev '*) line="link ${'$'}{1#ip tuntap add dev }" ;;
    'brctl addbr '*) line="link ${'$'}{1#brctl addbr }" ;;
    *) return 0 ;;
  esac
  name=${'$'}{line#* }
  printf 'not %s %s .\n' "${'$'}{line%% *}" "${'$'}{name%% *}" >>"$STATE/intent"
}

attempt() { # sets OUT and CODE; ovs-vsctl says with exit 0 that it failed
  case $1 in
    # It stays, and must not hold the lock. We do, until it has settled.
    dnsmasq | vde_switch | slirpvde | vde_plug2tap) OUT=$("$@" 2>&1 9>&- || exit) ;;
    *) OUT=$("$@" 2>&1) ;;
  esac
  CODE=$?
  case $CODE$OUT in
    0*'Error detected'*) CODE=1 ;;
    *) ;;
  esac
  note "$CODE" "$LABEL" "$LINE"
}

note() { # EXIT LABEL COMMAND
  [ -e "$STATE/log" ] || return 0
  read -r now _ </proc/uptime
  { printf '%s\t%s\t%s\t%s\n' "$now" "$1" "$2" "$3" >>"$STATE/log"; } 2>/dev/null
}

shown() { # LINE: the arguments as a shell would read them back
  LINE=
  for arg in "$@"; do
    case $arg in
      '' | *[!A-Za-z0-9_%+,./:=@-]*) quote "$arg" ;;
      *) ;;
    esac
    LINE="$LINE $arg"
  done
  LINE=${'$'}{LINE# }
}

quote() { # arg: quoted
  rest=$1
  arg=\'
  while :; do
    case $rest in
      *\'*)
        arg=$arg${'$'}{rest%%\'*}"'\\''"
        rest=${'$'}{rest#*\'}
        ;;
      *) break ;;
    esac
  done
  arg="$arg$rest'"
}
`;
