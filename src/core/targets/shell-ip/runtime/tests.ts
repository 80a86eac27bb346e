/** The verb `test`: asks the network that is up what the drawing expects of it, as TAP version 13. */
export const TESTS = String.raw`
# ---- "test": who reaches whom, and who does not --------------------------------------

ASKING='' PIDS='' NUMBER=0 FAILED=0 STATUS='' PATIENCE=25

test_lab() {
  say 'TAP version 13'
  [ "$USER_ID" -eq 0 ] || bail '"test" needs root'
  case $(ping -V 2>&1) in
    *iputils*) ;;
    *) bail 'the program ping of iputils is missing' ;;
  esac
  [ -n "$(judge ours)" ] || bail "$LAB is not up"
  if [ "$ASKED" -eq 0 ]; then
    say '1..0 # SKIP of nothing in this drawing the answer is certain'
    exit 0
  fi
  say "1..$ASKED"
  places
  for list in $QUESTIONS; do
    ASKING=yes
    "$list"
    ASKING=no
    "$list"
  done
  [ "$FAILED" -eq 0 ] || exit 6
}

bail() { # REASON: there is nobody to ask
  say "Bail out! $1"
  exit 6
}

within() { # NETNS COMMAND...: "-" is the host's own stack
  netns=$1
  shift
  if [ "$netns" = - ]; then "$@"; else ip netns exec "$netns" "$@"; fi
}

# A port that does not forward yet is silent, and what a neighbour said earlier hides
# what is wrong now.
converges() { # SORT SWITCH SECONDS
  tries=0
  while learning "$1" "$2" && [ "$tries" -le "$3" ]; do
    tries=$((tries + 1))
    sleep 1
  done
}

learning() { # SORT SWITCH: whether one of its ports waits for spanning tree
  case $1 in
    ovs) states=$(ovs --columns=status list port) ;;
    *) states=$(ip -d -o link show master "$2" 2>/dev/null) ;;
  esac
  case $states in
    *'state listening'* | *'state learning'*) return 0 ;;
    *stp_state=listening* | *stp_state=learning*) return 0 ;;
    *) return 1 ;;
  esac
}

place() { # NETNS DEVICE
  # Until IPv6 has made sure that nobody else has its addresses.
  while [ -n "$(ip_of "$1" -6 -o address show dev "$2" tentative 2>/dev/null)" ] &&
    [ "$PATIENCE" -gt 0 ]; do
    PATIENCE=$((PATIENCE - 1))
    sleep 0.2
  done
  ip_of "$1" neigh flush dev "$2" 2>/dev/null
}

ip_of() { # NETNS ARGUMENT...
  netns=$1
  shift
  if [ "$netns" = - ]; then ip "$@"; else ip -n "$netns" "$@"; fi
}

# NETNS DEVICE ADDRESS OWNER CONCERNS and, for packets that may not be cut, SIZE
reach() { who "$@" && ask "$WHO reaches $3 ($4)" "$5" answers "$1" "$3"; }
silent() { who "$@" && ask "$WHO does not reach $3 ($4)" "$5" is_silent "$1" "$2" "$3"; }
fits() { who "$@" && ask "$WHO reaches $3 ($4) at $6 bytes" "$5" fits_through "$1" "$3" "$6"; }
drops() { who "$@" && ask "$WHO does not reach $3 ($4) at $6 bytes" "$5" is_dropped "$1" "$3" "$6"; }

who() { # NETNS DEVICE: sets WHO
  WHO=$2
  [ "$1" = - ] || WHO="$1 $2"
}

# Called twice for each question: to ask, and to take the answer.
ask() { # TEXT CONCERNS COMMAND...
  if [ "$ASKING" = yes ]; then
    shift 2
    "$@" >/dev/null 2>&1 &
    PIDS="$PIDS$! "
    return 0
  fi
  NUMBER=$((NUMBER + 1))
  if wait "${'$'}{PIDS%% *}"; then
    say "ok $NUMBER - $1"
  else
    FAILED=$((FAILED + 1))
    say "not ok $NUMBER - $1"
    explain "$2"
  fi
  PIDS=${'$'}{PIDS#* }
}

answers() { # NETNS ADDRESS
  within "$1" ping -n -c 1 -w 5 "$2"
}

payload() { # ADDRESS SIZE: sets PAYLOAD, what the headers of IP and ICMP leave
  case $1 in
    *:*) PAYLOAD=$(($2 - 48)) ;;
    *) PAYLOAD=$(($2 - 28)) ;;
  esac
}

fits_through() { # NETNS ADDRESS SIZE
  payload "$2" "$3"
  within "$1" ping -n -c 1 -w 5 -M 'do' -s "$PAYLOAD" "$2"
}

is_dropped() { # NETNS ADDRESS SIZE
  payload "$2" "$3"
  ! within "$1" ping -n -c 1 -W 1 -M 'do' -s "$PAYLOAD" "$2"
}

# Who is asked for must not even tell that it has the address: it may hear us and have
# no way to answer.
is_silent() { # NETNS DEVICE ADDRESS
  ip_of "$1" neigh replace "$3" dev "$2" use
  ! within "$1" ping -n -c 1 -W 1 -I "$2" "$3" || return 1
  sleep 1
  case $(ip_of "$1" neigh show to "$3" dev "$2") in
    *lladdr*) return 1 ;;
    *) ;;
  esac
}

explain() { # CONCERNS: what of it is not as drawn; else what else is not
  [ -n "$STATUS" ] || STATUS=$(judge status)
  printf '%s\n' "$STATUS" | awk -F "$TAB" -v concerns="$1" '
    BEGIN { count = split(concerns, id, " ") }
    {
      near = 0
      for (i = 1; i <= count; i++) if (index($3, "[" id[i] "/") == 1) near = 1
      text = "# " $1 ": " $2 " " $3 ($4 == "" ? "" : ": " $4) "\n"
      if ($1 == "present") {
        sub(/\/[^]]*\]/, "]", $3)
        if (near && !seen[$3]++) drawn = drawn (drawn == "" ? "" : ", ") $3
      } else if (near) differs = differs text
      else if (++others <= 3) elsewhere = elsewhere text
    }
    END {
      if (differs == "") differs = elsewhere
      printf "%s", differs == "" ? "# all as drawn: " drawn "\n" : differs
    }'
}
`;
