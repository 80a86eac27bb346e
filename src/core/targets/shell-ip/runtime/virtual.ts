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
  ! grep -qs "^vfs $1 [^ ]* $now " "$STATE/saved" || shared_vfs "$(address_of "$1")" || now=0
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

offline_cards() { # those whose virtual functions stay as they are until they are up
  for card in $(vf_cards); do
    if [ "$INSIDE" = yes ] || [ ! -e "/sys/class/net/$card" ]; then continue; fi
    [ "$(raised_of "$card")" = up ] || say "device-down: $card is down, and what is set of its virtual functions may not take effect: ip link set dev $card up"
  done
}

vf_cards() { # of which virtual functions are drawn, each once
  cards=
  for each in $PASSED; do
    case $cards$each in
      *"$NL${'$'}{each%%:vf*}$NL"*) ;;
      *:vf*) cards=${'$'}{cards:-$NL}${'$'}{each%%:vf*}$NL ;;
      *) ;;
    esac
  done
  say "$cards"
}

hint_vfs() { # some drivers reset the card to make them
  for card in $(vf_cards); do
    holds "/sys/class/net/$card/device/sriov_numvfs" 0 || continue
    if leads_on "$card" || session_over "$card"; then
      say "sriov-wire: this machine is reached, or reaches others, by $card, which may be silent for a moment while it makes virtual functions"
    fi
  done
}

# A card may have another name by now, or be in another network namespace: sets CARD.
card_of() { # NAME ADDRESS
  number_of "$1"
  [ ! -e "$FUNCTIONS/$2/net/$CARD" ] || return 0
  CARD=
  for other in "$FUNCTIONS/$2/net"/*; do
    [ ! -e "$other" ] || CARD=${'$'}{other##*/}
  done
}

# Number, MAC, VLAN, priority and protocol. Older versions of ip say MAC for link/ether.
told_vfs() { # CARD
  ip link show dev "$1" 2>/dev/null | awk '
    $1 == "vf" {
      gsub(/,/, ""); mac = ""; vlan = 0; qos = 0; protocol = "802.1Q"
      for (i = 3; i < NF; i++) {
        if ($i == "link/ether" || $i == "MAC") mac = $(i + 1)
        if ($i == "vlan" && $(i + 1) != "protocol") vlan = $(i + 1)
        if ($i == "qos") qos = $(i + 1)
        if ($i == "vlan" && $(i + 1) == "protocol") protocol = $(i + 2)
      }
      if (mac != "") print $2, mac, vlan, qos, protocol
    }'
}

told_vf() { # NAME ADDRESS
  card_of "$1" "$2/physfn"
  [ -z "$CARD" ] || told_vfs "$CARD" | sed -n "s/^$NUMBER //p"
}

raise_vfs() { # CARD COUNT: from none
  want vfs "$1" "has=vf$(($2 - 1))" state=up
  case $MODE in
    list) return 0 ;;
    up) flush ;;
    *)
      make_vfs "$@"
      return 0
      ;;
  esac
  why=$(
    too_few "$1" "$2"
    offline_cards
  )
  [ -z "$why" ] || fail "$why"
  {
    flock 7
    claim_vfs "$1" "$2"
    make_vfs "$@"
    # Some drivers give them MACs.
    lines=
    [ "$had" != 0 ] || lines=$(told_vfs "$1" | awk -v at="$at" '$2 != "00:00:00:00:00:00" { print "made", at, $0, "." }')
    [ -z "$lines" ] || remember "$lines$NL"
  } 7</run/vethloom
  # Only now it shows where they are, also those that libvirt takes later.
  why=$(lacking_cards)
  [ -z "$why" ] || fail "$why"
}

# Else this machine would drive them all, and whoever minds its network set them up.
make_vfs() { # CARD COUNT
  run sh -c 'n=$(cat "$0/sriov_numvfs") && if [ "$n" -lt "$1" ]; then echo 0 >"$0/sriov_drivers_autoprobe" && echo "$1" >"$0/sriov_numvfs"; fi' "/sys/class/net/$1/device" "$2"
}

# Those of another lab are as much ours from here on: who comes down last takes them away.
claim_vfs() { # CARD COUNT: sets at, and had, how many there were
  at=$(address_of "$1")
  vfs_now "$at"
  had=$now
  [ -n "$probe" ] || fail "$LABEL: $1 does not tell who drives its virtual functions"
  if [ "$now" = 0 ]; then
    remember "vfs $1 $at $2 $probe .$NL"
  elif shared_vfs "$at" && made_here; then
    lines=$(grep "^made $at " "$file")
    remember "vfs $1 $at $count $was .$NL$lines${'$'}{lines:+$NL}"
  fi
}

# Whether another lab relies on them, too: sets file, and count and was of its record.
shared_vfs() { # ADDRESS
  for file in /run/vethloom/*/saved; do
    if [ "$file" = "$STATE/saved" ] || [ ! -r "$file" ]; then continue; fi
    while read -r class _ other count was dot; do
      [ "$class $other $dot" != "vfs $1 ." ] || return 0
    done <"$file"
  done
  return 1
}

take_vf() { # CARD NUMBER ADDRESS MAC VLAN
  want vfio "$1:vf$2" "bound=$3" "mac=$4" "vlan=$5"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(unfit_vf "$1:vf$2" "$3")
      [ -z "$why" ] || fail "$why"
      told=$(told_vf "$1:vf$2" "$3")
      [ -n "$told" ] || fail "vfio-device: the driver of $1 does not tell of its virtual function $2, and could not be told its MAC"
      netdev=-
      for other in "$FUNCTIONS/$3/net"/*; do
        [ ! -e "$other" ] || netdev=${'$'}{other##*/}
      done
      record "$1:vf$2" "$3" "$netdev" "vf $1:vf$2 $netdev $4 $5 $told .$NL"
      ;;
    *) ;;
  esac
  run ip link set dev "$1" vf "$2" mac "$4" vlan "$5"
  hand_over "$3"
}
`;
