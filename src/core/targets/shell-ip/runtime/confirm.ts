/** The roll-back that comes by itself where a move of the machine's own addresses is not confirmed. */
export const CONFIRM = String.raw`
# ---- The armed roll-back ------------------------------------------------------------
# Before this machine's own addresses move, this script starts itself once more, without
# the session's terminal: that process waits, and takes the lab down unless "confirm" came
# first. "armed" in the state folder holds its number and until when it waits, in seconds
# since boot. It ends by itself where it is not, or no longer, the one named there.

WAIT=60

arm() {
  # It has read all of this script, and waits, when it says its number.
  process=$(setsid sh "$SELF" --armed "$LAB" </dev/null 2>/dev/null 9>&- &)
  if ! waiting || [ "$pid" != "$process" ]; then fail 'cannot arm the roll-back'; fi
}

wait_until() { # PID: written to a temporary name and renamed, as the other may be reading
  read -r now _ </proc/uptime
  printf '%s %s\n' "$1" "$((${'$'}{now%.*} + WAIT))" >"$STATE/armed.new" &&
    mv "$STATE/armed.new" "$STATE/armed"
}

waiting() { # sets pid, and left, the seconds until it acts
  { read -r pid end <"$STATE/armed"; } 2>/dev/null || return 1
  read -r now _ </proc/uptime
  left=$((end - ${'$'}{now%.*}))
}

# The whole life of that process.
armed() {
  trap '' HUP INT PIPE
  cd / || exit 1
  wait_until "$$" >/dev/null || exit 1
  say "$$"
  exec >/dev/null
  locked=no
  while waiting && [ "$pid" = "$$" ]; do
    if [ "$left" -le 0 ] && [ "$locked" = yes ]; then
      unconfirmed
    # Who had the lock before may have confirmed, or put it off: looks again.
    elif [ "$left" -le 0 ] && try_lock; then
      locked=yes
    else
      [ "$locked" = no ] || exec 9>&-
      locked=no
      sleep 1
    fi
  done
  exit 0
}

unconfirmed() {
  note 0 '[confirm]' "nobody confirmed within $WAIT seconds: everything is taken back"
  remove_ours || note 2 '[confirm]' "still there: $LEFT"
  disarm
  exit 0
}

disarm() {
  [ ! -e "$STATE/armed" ] || rm -f "$STATE/armed"
}

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
  disarm || exit 2
  while read -r class nic bridge _; do
    [ "$class" != home ] || say "confirmed: what $nic carried stays on $bridge until \"down\""
  done <"$STATE/saved"
}
`;
