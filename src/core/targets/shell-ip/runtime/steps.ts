/** Walks the steps: every line of `steps` is a call of one of these. No template holds a `$` and a brace. */
export const STEPS = String.raw`
# ---- What the lines of the steps above do -------------------------------------------
# MODE says why they are read: "plan" prints the commands, "up" runs them, "list"
# prints what they declare. Only "up" changes anything.

MARK=vethloom:$LAB
STATE=/run/vethloom/$LAB
export LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin

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
# free: a name needed for a moment. must: is there already. joins: becomes a port.
make() { [ "$MODE" != list ] || declare_one make "$@"; }
want() { [ "$MODE" != list ] || declare_one want "$@"; }
free() { [ "$MODE" != list ] || declare_one free "$@"; }
must() { [ "$MODE" != list ] || declare_one must "$@"; }
joins() { [ "$MODE" != list ] || declare_one joins "$@"; }

# Some things cannot carry our mark from the moment they exist. What comes next is
# written down first, so that a script killed in between still finds it. The dot shows
# that the line is whole; the line before it is marked by now and no longer needed.
intend() { # CLASS NAME
  [ "$MODE" = up ] || return 0
  printf '%s %s .\n' "$1" "$2" >"$STATE/intent" || fail "cannot write $STATE/intent"
}

# Whether a network card of the host was up before it became a port.
save() { # NAME
  [ "$MODE" = up ] || return 0
  case $(ip -o link show dev "$1") in
    *[\<,]UP[,\>]*) was=up ;;
    *) was=down ;;
  esac
  if {
    [ ! -e "$STATE/saved" ] || cat "$STATE/saved"
    printf 'link %s %s .\n' "$1" "$was"
  } >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"; then return 0; fi
  fail "cannot write $STATE/saved"
}

# The one way to a command that builds: shown, logged, checked; a failure rolls back.
run() {
  [ "$MODE" != list ] || return 0
  shown "$@"
  if [ "$MODE" = plan ]; then
    printf '%s\t%s\n' "$LABEL" "$LINE"
    return 0
  fi
  attempt "$@"
  [ "$CODE" -eq 0 ] || fail "$LABEL: $LINE: exit $CODE: $OUT"
}

attempt() { # sets OUT and CODE; ovs-vsctl says with exit 0 that it failed
  # Without the lock: what a command leaves running must not hold it.
  OUT=$(exec 9>&- && "$@" 2>&1)
  CODE=$?
  case $CODE$OUT in
    0*'Error detected'*) CODE=1 ;;
    *) ;;
  esac
  note "$CODE" "$LABEL" "$LINE"
}

note() { # EXIT LABEL COMMAND, after the seconds since the machine started
  [ -e "$STATE/log" ] || return 0
  read -r now _ </proc/uptime
  printf '%s\t%s\t%s\t%s\n' "$now" "$1" "$2" "$3" >>"$STATE/log"
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
