import { braceVariables } from '../../../text/braces.ts';
import { OVERLAPS } from '../../shell-ip/runtime/overlaps.ts';

const JUDGE = braceVariables(String.raw`
# What net.sh asks of its own networks. libvirt would take any that is not the very same as
# one of the machine's, and would make the machine forward without a word.
judge_network() { # NETWORK BRIDGE [makes [forwards] [ADDRESS...]]
  [ "${'$'}{3-}" = makes ] || return 0
  look_network "$1"
  own=''
  case $whose in
    foreign) return ;;
    ours)
      if network_is_active "$1"; then
        [ "$replace" = yes ] || return 0
        own=$2
      fi
      ;;
    *) ;;
  esac
  name=$1
  shift 3
  [ $# -eq 0 ] || judge_made "$@"
}

judge_made() { # [forwards] [ADDRESS...]
  case ${'$'}{uri#*://} in
    /*) ;;
    *)
      problem "$name" 'libvirt would make it on a machine whose addresses cannot be seen from here: run this there'
      return
      ;;
  esac
  if [ "$1" = forwards ]; then
    shift
    forwards=$(cat /proc/sys/net/ipv4/ip_forward || true)
    [ "$forwards" = 1 ] ||
      problem "$name" 'libvirt would make this machine forward, which it does not yet: run ./net.sh up first'
  fi
  if ! reached=$(list_reached) || ! lost=$(printf '%s\n' "$reached" | list_lost "$*"); then
    problem "$name" 'what this machine reaches cannot be told: ip and awk are needed'
  elif [ -n "$lost" ]; then
    problem "$name" "$lost"
  fi
}

list_reached() {
  ip -o address show || return
  ip -o -4 route show table all || return
  [ ! -e /proc/net/if_inet6 ] || ip -o -6 route show table all
}`);

/** What `ip -o` says of an address, `2: eth0 inet 192.0.2.2/24 …`, or of a route. */
const LOST = String.raw`
list_lost() { # ADDRESSES
  awk -v name="${'$'}{name}" -v addresses="$1" -v own="${'$'}{own}" '
${OVERLAPS}
function compare(to,   i) {
  for (i = 1; i <= count; i++) if (!(i in told) && overlaps(address[i], to)) {
    told[i] = 1
    print (said++ ? name ": " : "") "would get " address[i] ", but this machine reaches " to " by " dev ", and would lose the way there; draw another subnet"
  }
}
BEGIN { count = split(addresses, address, " ") }
{
  dev = ""
  for (i = 1; i < NF; i++) if ($i == "dev") dev = $(i + 1)
  if ($1 ~ /^[0-9]+:$/) dev = $2
  if (own != "" && dev == own) next
  if ($1 !~ /^[0-9]+:$/) { compare($1 ~ /^[a-z]+$/ ? $2 : $1); next }
  compare($4)
  if ($5 == "peer") compare($6)
}'
}`;

/** Judges the networks whose switches libvirt makes, before it makes them. */
export const MADE = `${JUDGE}\n${LOST}`;
