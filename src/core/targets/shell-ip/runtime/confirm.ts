/** The roll-back that comes by itself where a move of the machine's own addresses is not confirmed. */
export const CONFIRM = String.raw`
# ---- The armed roll-back ------------------------------------------------------------
# Before this machine's own addresses move, a copy of this script is started that outlives
# the session: it waits, and takes the lab down unless "confirm" came first. "armed" holds
# its process and how long it waits, in seconds since boot.

WAIT=60

arm() {
  [ ! -e "$STATE/armed" ] || return 0
  if ! cp "$SELF" "$STATE/net.sh.new" || ! mv "$STATE/net.sh.new" "$STATE/net.sh"; then
    fail "cannot write $STATE/net.sh"
  fi
  # What it says is its process, once it waits.
  pid=$(setsid sh "$STATE/net.sh" --armed "$LAB" </dev/null 2>/dev/null 9>&- &)
  [ -n "$pid" ] || fail 'cannot arm the roll-back'
}

wait_until() { # PID: written to a temporary name and renamed, as the other may be reading
  read -r now _ </proc/uptime
  printf '%s %s\n' "$1" "$((${'$'}{now%.*} + WAIT))" >"$STATE/armed.new" &&
    mv "$STATE/armed.new" "$STATE/armed"
}

# The whole life of the copy.
armed() {
  trap '' HUP INT PIPE
  cd / || exit 1
  wait_until "$$" || exit 1
  say "$$"
  exec >/dev/null
  locked=no
  while waiting && [ "$pid" = "$$" ]; do
    if [ "$left" -gt 0 ]; then
      [ "$locked" = no ] || exec 9>&-
      locked=no
      sleep "$left"
    elif [ "$locked" = yes ]; then
      unconfirmed
    elif try_lock; then
      # Who had the lock before may have put it off: looks again.
      locked=yes
    else
      sleep 1
    fi
  done
  exit 0
}

waiting() { # sets pid, and left, the seconds until it acts
  { read -r pid end <"$STATE/armed"; } 2>/dev/null || return 1
  read -r now _ </proc/uptime
  left=$((end - ${'$'}{now%.*}))
}

unconfirmed() {
  note 0 '[confirm]' "nobody confirmed within $WAIT seconds: everything is taken back"
  remove_ours || note 2 '[confirm]' "still there: $LEFT"
  disarm
  exit 0
}

disarm() {
  if waiting && [ "$pid" != "$$" ]; then
    case $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") in
      "sh $STATE/net.sh --armed "*) kill -9 "-$pid" ;;
      *) ;;
    esac
  fi
  for file in "$STATE"/armed* "$STATE"/net.sh*; do
    [ ! -e "$file" ] || rm -f "$file" || return 1
  done
}

# Says until when "confirm" must come, where something waits for it.
ask_to_confirm() {
  waiting || return 0
  say "Addresses of this machine have moved. Is it still reached? Then confirm within $left seconds, or all is taken back:"
  say "  $0 confirm"
}

confirm() {
  ready confirm
  if [ ! -e "$STATE/armed" ]; then
    if grep -qs "$TAB\[confirm\]$TAB" "$STATE/log"; then
      complain "too late: nobody confirmed within $WAIT seconds, so all was taken back"
    else
      say 'nothing waits to be confirmed'
    fi
    return 0
  fi
  lock confirm
  disarm
  while read -r class nic bridge _; do
    [ "$class" != home ] || say "confirmed: what $nic carried stays on $bridge until \"down\""
  done <"$STATE/saved"
}
`;
