/** Virtual functions (SR-IOV) of network cards, for guests; the card itself stays with the machine. */
export const VIRTUAL = String.raw`
# ---- Virtual functions (SR-IOV) of network cards that stay with this machine ---------
# eno1:vf2 is the one that the kernel counts as 2 of those of eno1. A card has none, or as
# many as somebody has asked for, who alone can change that: with none they all go.

number_of() { # CARD:vfNUMBER: sets CARD and NUMBER
  CARD=${'$'}{1%%:vf*} NUMBER=${'$'}{1##*:vf}
}

address_of() { # CARD: where it sits
  found=$(readlink "/sys/class/net/$1/device") && say "${'$'}{found##*/}"
}

is_vf() { # NAME ADDRESS
  number_of "$1"
  [ "$FUNCTIONS/$2" -ef "/sys/class/net/$CARD/device/virtfn$NUMBER" ]
}

of_card() { # NETDEV ADDRESS: how it is drawn, as its card has to be told MAC and VLAN
  card=
  for other in "$FUNCTIONS/$2/physfn/net"/*; do
    [ ! -e "$other" ] || card=${'$'}{other##*/}
  done
  for other in "$FUNCTIONS/$2/physfn"/virtfn*; do
    [ ! "$other" -ef "$FUNCTIONS/$2" ] || say "vfio-device: $1 is virtual function ${'$'}{other##*virtfn} of ${'$'}{card:-a card that is given away itself}; draw that card, and this number at the cable"
  done
}

too_few() { # CARD COUNT: why it cannot have as many
  [ -e "/sys/class/net/$1" ] || return 0
  most='' now=''
  { read -r most <"/sys/class/net/$1/device/sriov_totalvfs" && read -r now <"/sys/class/net/$1/device/sriov_numvfs"; } 2>/dev/null
  # Ours are made anew.
  ! grep -qs "^vfs $1 [^ ]* $now " "$STATE/saved" || now=0
  case $now in
    '') say "sriov-vf-count: $1 has no virtual functions, and the drawing takes $2; switch SR-IOV on in the firmware, or draw a card that has it" ;;
    0) [ "$2" -le "$most" ] || say "sriov-vf-count: $1 can have $most virtual functions, and the drawing takes $2 (they count from 0)" ;;
    *) [ "$now" -ge "$2" ] || say "sriov-vf-count: $1 has $now virtual functions, and the drawing takes $2 (they count from 0); whoever has made them must make more, for which all have to go: /sys/class/net/$1/device/sriov_numvfs" ;;
  esac
}

lacking_vf() { # NAME ADDRESS: what is in the way of giving it away
  # /sys may be that of the machine still; "must" tells that the card is missing.
  [ "$INSIDE" != yes ] || return 0
  number_of "$1"
  too_few "$CARD" $((NUMBER + 1))
  if [ -e "/sys/class/net/$CARD/device/virtfn$NUMBER" ]; then
    unfit_vf "$1" "$2"
  elif at=$(address_of "$CARD"); then
    group_of "$at" >/dev/null || no_iommu "$1"
  fi
}

unfit_vf() { # NAME ADDRESS: why it cannot be given away, a line each
  if ! is_vf "$1" "$2"; then
    found=$(readlink "/sys/class/net/$CARD/device/virtfn$NUMBER")
    say "vfio-device: virtual function $NUMBER of $CARD is at ${'$'}{found##*/}, and the drawing gives away $2; type that there"
    return
  fi
  unsafe "$1" "$2"
  vf_loses "$2"
}

vf_loses() { # ADDRESS: what would go with it
  driver=$(driver_of "$1") || return 0
  for netdev in "$FUNCTIONS/$1/net"/*; do
    [ ! -e "$netdev" ] || would_lose "${'$'}{netdev##*/}"
  done
  [ -e "$netdev" ] || say "device-in-use: $1 is with the driver $driver, and no network device of this machine: a guest or a network namespace may have it"
}

# MAC, VLAN, priority and protocol. Older versions of ip say MAC for link/ether.
told_vf() { # NAME
  number_of "$1"
  ip link show dev "$CARD" 2>/dev/null | awk -v number="$NUMBER" '
    $1 == "vf" && $2 == number {
      gsub(/,/, ""); vlan = 0; qos = 0; protocol = "802.1Q"
      for (i = 3; i < NF; i++) {
        if ($i == "link/ether" || $i == "MAC") mac = $(i + 1)
        if ($i == "vlan" && $(i + 1) != "protocol") vlan = $(i + 1)
        if ($i == "qos") qos = $(i + 1)
        if ($i == "vlan" && $(i + 1) == "protocol") protocol = $(i + 2)
      }
      if (mac != "") print mac, vlan, qos, protocol
    }'
}

raise_vfs() { # CARD COUNT: from none
  want vfs "$1" "has=vf$(($2 - 1))"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(too_few "$1" "$2")
      [ -z "$why" ] || fail "$why"
      read -r now <"/sys/class/net/$1/device/sriov_numvfs"
      read -r probe <"/sys/class/net/$1/device/sriov_drivers_autoprobe" || fail "$LABEL: $1 does not tell who drives its virtual functions"
      [ "$now" != 0 ] || remember "vfs $1 $(address_of "$1") $2 $probe .$NL"
      ;;
    *) ;;
  esac
  # Else this machine would drive them all, and whoever minds its network set them up.
  run sh -c 'n=$(cat "$0/sriov_numvfs") && if [ "$n" -lt "$1" ]; then echo 0 >"$0/sriov_drivers_autoprobe" && echo "$1" >"$0/sriov_numvfs"; fi' "/sys/class/net/$1/device" "$2"
  # Only now it shows where they are, also those that libvirt takes later.
  [ "$MODE" = up ] || return 0
  why=$(lacking_cards)
  [ -z "$why" ] || fail "$why"
}

take_vf() { # CARD NUMBER ADDRESS MAC VLAN
  name=$1:vf$2
  want vfio "$name" "bound=$3" "mac=$4" "vlan=$5"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(unfit_vf "$name" "$3")
      [ -z "$why" ] || fail "$why"
      told=$(told_vf "$name")
      [ -n "$told" ] || fail "vfio-device: the driver of $1 does not tell of its virtual function $2, and could not be told its MAC"
      netdev=-
      for other in "$FUNCTIONS/$3/net"/*; do
        [ ! -e "$other" ] || netdev=${'$'}{other##*/}
      done
      record "$name" "$3" "$netdev" "$4 $5 $told"
      ;;
    *) ;;
  esac
  run ip link set dev "$1" vf "$2" mac "$4" vlan "$5"
  hand_over "$3"
}

# Which of MAC and VLAN a card still has as the record says that we have set them, and as
# they were not before.
still_set() { # 'MAC VLAN PRIORITY PROTOCOL'
  [ "${'$'}{1%% *}" != "$mac" ] || [ "$mac" = "$was_mac" ] || say mac
  [ "${'$'}{1#* }" != "$vlan 0 802.1Q" ] || [ "${'$'}{1#* }" = "$was_vlan $qos $protocol" ] || say vlan
}

return_vf() { # NAME
  number_of "$1"
  for each in $(still_set "$(told_vf "$1")"); do
    case $each in
      mac) undo ip link set dev "$CARD" vf "$NUMBER" mac "$was_mac" ;;
      *) undo ip link set dev "$CARD" vf "$NUMBER" vlan "$was_vlan" qos "$qos" proto "$protocol" ;;
    esac
  done
}

survey_vfs() { # those that are there, and whether we have made them
  echo '@vfs'
  for each in $PASSED; do
    case $each in
      *:vf*)
        number_of "${'$'}{each%%/*}"
        [ ! -e "/sys/class/net/$CARD/device/virtfn$NUMBER" ] || say "$CARD vf$NUMBER"
        ;;
      *) ;;
    esac
  done
  [ -s "$STATE/saved" ] || return 0
  while read -r class card at count was _; do
    [ "$class" = vfs ] || continue
    vfs_now "$at"
    if [ "$now" = "$count" ] || [ "$probe" != "${'$'}{now:+$was}" ]; then say "$card ours"; fi
  done <"$STATE/saved"
}

vfs_now() { # ADDRESS: sets "now", how many there are, and "probe", whether drivers take them
  now='' probe=
  { read -r now <"$FUNCTIONS/$1/sriov_numvfs" && read -r probe <"$FUNCTIONS/$1/sriov_drivers_autoprobe"; } 2>/dev/null
}

lower_vfs() { # CARD: to none
  while read -r class card at count was dot; do
    [ "$class $card $dot" = "vfs $1 ." ] || continue
    vfs_now "$at"
    why=
    # Another number of them is somebody else's.
    [ "$now" != "$count" ] || for each in "$FUNCTIONS/$at"/virtfn*; do
      each=$(readlink "$each") && has_vf "${'$'}{each##*/}"
    done
    if [ -n "$why" ]; then
      complain "the virtual functions of $1 stay, as they go all at once: $why"
      continue
    fi
    [ "$now" != "$count" ] || undo sh -c 'echo 0 >"$0"' "$FUNCTIONS/$at/sriov_numvfs"
    [ "$probe" = "$was" ] || undo sh -c 'echo "$1" >"$0"' "$FUNCTIONS/$at/sriov_drivers_autoprobe" "$was"
  done <"$STATE/saved"
}

has_vf() { # ADDRESS: sets "why" where somebody uses it; ours have no driver by now
  process=$(who_has "$1")
  [ -z "$process" ] || why="process $process has $1"
  [ -z "$(vf_loses "$1")" ] || why="$1 is in use"
}
`;
