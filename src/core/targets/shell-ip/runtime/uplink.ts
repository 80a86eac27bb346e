/** A network card of the machine becomes a port: what it carries goes onto the bridge, and back. */
export const UPLINK = String.raw`
# ---- A network card that carries this machine's own addresses -----------------------
# They move to the bridge in an order in which this machine is never without them: onto
# the bridge too, then the card becomes a port, routes follow, and only then does the
# card lose them. Taking it back is the same the other way round.

MOVE='' SAVE='' NATIVE='' manager=ifupdown index='' mac=''
OWN='let what configures it make a bridge of its own, as shown below'

# What ip says of a card and its bridge, after what we have on record.
uplink_state() { # TASK NIC BRIDGE
  [ ! -s "$STATE/saved" ] || { echo @saved && cat "$STATE/saved"; }
  echo @declared
  MODE=list
  steps
  case $1 in
    there) ! far6 "$2" || { echo @rule6 && ip -6 rule show 2>/dev/null; } ;;
    *) ;;
  esac
  echo @host
  # The link comes last: once asked for one, ip 6.1 shows links for addresses too.
  ip -d -o -force -batch - 2>/dev/null <<END
address show dev $2
address show dev $3
neighbour show dev $3
route show table all
rule show
link show dev $2
END
}

# Whether a card has an IPv6 address that is good beyond its link.
far6() { # NIC
  while read -r _ _ _ scope _ name; do
    case $name/$scope in
      "$1"/20) ;;
      "$1"/*) return 0 ;;
      *) ;;
    esac
  done </proc/net/if_inet6
  return 1
} 2>/dev/null

moving() { # TASK NIC BRIDGE HOME WAS
  uplink_state "$@" | awk -v task="$1" -v nic="$2" -v bridge="$3" -v home="$4" \
    -v was="$5" -v own="$OWN" "$MOVING"
}

# Sets MOVE, the commands that move what the cards carry, and SAVE, what undoes that; adds
# to WAY what forbids it, and sets NATIVE where another program must do it.
uplinks() {
  MOVE='' SAVE='' NATIVE=''
  for uplink in $UPLINKS; do
    nic=${'$'}{uplink%%/*} home=${'$'}{uplink##*/}
    bridge=${'$'}{uplink#*/}
    bridge=${'$'}{bridge%/*}
    moves=no
    while IFS= read -r line; do
      case $line in
        'way '*) forbid "${'$'}{line#way }" ;;
        'move '*)
          [ "$moves" = yes ] || same_settings
          MOVE="$MOVE$nic ${'$'}{line#move }$NL"
          moves=yes
          ;;
        'card '*)
          index=${'$'}{line#card }
          mac=${'$'}{index#* } index=${'$'}{index%% *}
          ;;
        'save '*) SAVE="$SAVE${'$'}{line#save } .$NL" ;;
        *) ;;
      esac
    done <<END
$(moving there "$nic" "$bridge" "$home" '')
END
    [ ! -e "/sys/class/net/$nic/phy80211" ] ||
      forbid "wifi-in-bridge: $nic is a wifi card, which sends for itself alone and cannot be a port; let this machine route instead (NAT)"
    [ "$moves:$MODE" != yes:list ] || foresee
  done
}

# A bridge of its own accord would take addresses and routes from routers that the card
# was told not to listen to.
same_settings() {
  for key in accept_ra autoconf disable_ipv6; do
    was='' now=''
    {
      read -r was <"/proc/sys/net/ipv6/conf/$nic/$key"
      read -r now <"/proc/sys/net/ipv6/conf/default/$key"
    } 2>/dev/null
    [ "$was" = "$now" ] || MOVE="$MOVE$nic sysctl -qw net.ipv6.conf.$bridge.$key=$was$NL"
  done
}

forbid() { # REASON
  WAY="${'$'}{WAY:+$WAY$NL}  $1"
  case $1 in
    *"$OWN"*) NATIVE="$nic $mac" ;;
    *) ;;
  esac
}

# What would not follow the addresses of nic, or put them back there.
foresee() {
  [ -f "$SELF" ] ||
    forbid 'uplink-no-file: this script takes the move back by itself where nobody confirms it, and must find itself as a file for that; write it to one and run that'
  manager=ifupdown
  if told "/run/systemd/netif/links/$index" '^NETWORK_FILE=.'; then
    manager=networkd
    forbid "networkd-owns: systemd-networkd manages $nic and would put its addresses back; $OWN"
  elif owned_by_networkmanager; then
    manager=networkmanager
    forbid "networkmanager-owns: NetworkManager manages $nic and would put its addresses back; $OWN"
  fi
  while IFS= read -r file; do
    [ -n "$file" ] || continue
    process=${'$'}{file%/cmdline}
    [ "$process/ns/net" -ef /proc/self/ns/net ] || continue
    case " $(tr '\0' ' ' 2>/dev/null <"$file") " in
      *" $nic "* | *dhcpcd*) forbid "uplink-dhcp: process ${'$'}{process#/proc/} keeps a DHCP lease for $nic and would not follow it to $bridge; $OWN" ;;
      *) ;;
    esac
  done <<END
$(grep -zlsxE '(.*/)?(dhclient|udhcpc|dhcpcd)(:.*)?' /proc/[0-9]*/cmdline)
END
  firewall
  case $FIREWALL in
    *\""$bridge"\"* | *" $bridge "*) ;;
    *\""$nic"\"* | *" $nic "*) forbid "firewall-names-card: the firewall of this machine has rules for $nic, which would not hold for $bridge; say there the same for $bridge first" ;;
    *) ;;
  esac
}

told() { # FILE PATTERN
  [ -r "$1" ] && grep -q "$2" "$1"
}

owned_by_networkmanager() {
  if command -v nmcli >/dev/null; then
    case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
      '' | 10 | 10\ *) return 1 ;;
      *) return 0 ;;
    esac
  fi
  told "/run/NetworkManager/devices/$index" '^managed=true'
}

# How another program makes what this script may not: a bridge of its own with the card in
# it, and a cable from there to the drawing.
offer() { # NIC MAC
  case $manager in
    networkd)
      cat <<END
  # /etc/systemd/network/10-uplink0.netdev
  [NetDev]
  Name=uplink0
  Kind=bridge
  MACAddress=$2
  # /etc/systemd/network/10-lab0.netdev
  [NetDev]
  Name=lab0
  Kind=veth
  [Peer]
  Name=lab1
  # /etc/systemd/network/10-uplink0.network
  [Match]
  Name=$1 lab0
  [Network]
  Bridge=uplink0
  # and in the file that matches $1 now, under [Match]
  Name=uplink0
END
      ;;
    networkmanager)
      cat <<END
  nmcli connection add type bridge con-name uplink0 ifname uplink0 bridge.stp no bridge.mac-address $2
  nmcli connection add type veth con-name lab0 ifname lab0 veth.peer lab1 master uplink0
  nmcli connection add type ethernet con-name uplink0-port ifname $1 master uplink0
  # then give uplink0 what the connection of $1 has under ipv4 and ipv6, and change over
END
      ;;
    *)
      cat <<END
  # /etc/network/interfaces, with the package bridge-utils
  auto uplink0
  iface uplink0 inet dhcp
    pre-up ip link add lab0 type veth peer name lab1
    bridge_ports $1 lab0
    bridge_hw $2
END
      ;;
  esac
  say "Then draw lab1 in place of $1."
}

carries() { # NIC: whether anything of it has to move
  case $NL$MOVE in
    *"$NL$1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# False where nothing has to move.
moved() { # NIC BRIDGE
  [ "$MODE" != list ] || return 0
  carries "$1" || return 1
  if [ "$MODE" = up ]; then
    flush
    arm
  fi
  while read -r nic line; do
    [ "$nic" = "$1" ] || continue
    case $line in
      sysctl*) run sysctl -qw "${'$'}{line##* }" ;;
      *) run_line "$line" ;;
    esac
    case $MODE:$line in
      up:*" master $2 "*)
        flush
        settle "$2"
        ;;
      *) ;;
    esac
  done <<END
$MOVE
END
  [ "$MODE" != up ] || flush
}

# The kernel lets a bridge send a moment after it got its first port, later where it is
# busy. What is sent before is lost, and a lost ARP request is repeated after a second; so
# the routes stay with the card until then.
settle() { # BRIDGE
  tries=0
  while [ "$tries" -lt 40 ]; do
    case $(ip -o link show dev "$1") in
      *' state UP '*) return 0 ;;
      *) ;;
    esac
    tries=$((tries + 1))
    sleep 0.05
  done
}

# False where the card did not take everything: then the bridge must stay.
give_back() { # TASK NIC WAS BRIDGE
  first='' must='' try=''
  while read -r class line; do
    case $class in
      first) first="$first$line$NL" ;;
      must) must="$must$line$NL" ;;
      try) try="$try$line$NL" ;;
      *) ;;
    esac
  done <<END
$(moving "$1" "$2" "$4" '' "$3")
END
  send "$first" -force
  # In one batch, which goes on where this script is killed: half-way the card has the
  # routes already, but the bridge still hears the answers.
  if ! send "$must"; then
    # A port of somebody else may go meanwhile. Of a network card there is a record, so that
    # it gets its addresses when it is back.
    grep -qs " $2 " "$STATE/saved" && return 1
    case $(ip link show dev "$2" 2>&1) in
      *'does not exist'*) return 0 ;;
      *) return 1 ;;
    esac
  fi
  send "$try" -force
  return 0
}

send() { # LINES [-force]: commands of ip in one batch, logged
  [ -n "$1" ] || return 0
  OUT=$(
    ip ${'$'}{2:+"$2"} -batch - 2>&1 <<END
$1
END
  )
  CODE=$? number=0
  while IFS= read -r line; do
    [ -n "$line" ] || continue
    number=$((number + 1))
    case $OUT$NL in
      *"Command failed -:$number$NL"*)
        note 1 "$LABEL" "ip $line"
        [ -n "${'$'}{2-}" ] || return 1
        ;;
      *) note 0 "$LABEL" "ip $line" ;;
    esac
  done <<END
$1
END
  return "$CODE"
}
`;
