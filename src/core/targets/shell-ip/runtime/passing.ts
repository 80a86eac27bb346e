/** Network cards that a guest has for itself: taken from their drivers, and given back to them. */
export const PASSING = String.raw`
# ---- Network cards of this machine that guests drive themselves ----------------------
# The driver lets go of a card, and vfio-pci holds it for the guest. Nothing can carry our
# mark there: what is ours is what the state folder tells, written before anything is done.

FUNCTIONS=/sys/bus/pci/devices

driver_of() { # ADDRESS
  driver=$(readlink "$FUNCTIONS/$1/driver") && say "${'$'}{driver##*/}"
}

group_of() { # ADDRESS
  group=$(readlink "$FUNCTIONS/$1/iommu_group") && say "${'$'}{group##*/}"
}

unfit() { # NAME ADDRESS MAC: why this card cannot be given away, a line each
  # /sys may be that of the machine still.
  if [ "$INSIDE" = yes ] || [ ! -e "/sys/class/net/$1" ]; then
    say "device-missing: link $1 is not there; the drawing takes it for a network card of this machine"
    return
  fi
  found=$(readlink "/sys/class/net/$1/device")
  if [ "${'$'}{found##*/}" != "$2" ]; then
    [ -n "$found" ] || found='no address, as it is no hardware'
    say "vfio-device: $1 has ${'$'}{found##*/}, and the drawing gives away $2; type there the PCI address of $1"
    return
  fi
  if [ -e "$FUNCTIONS/$2/physfn" ]; then
    of_card "$1" "$2"
    return
  fi
  mac=
  { read -r mac <"/sys/class/net/$1/address"; } 2>/dev/null
  [ "${'$'}{3:-$mac}" = "$mac" ] || say "vfio-mac: $1 has the MAC $mac, and the drawing says $3; type there that of $1"
  for other in "$FUNCTIONS/$2/net"/*; do
    [ "${'$'}{other##*/}" = "$1" ] || say "vfio-device: ${'$'}{other##*/} is of the same PCI function $2 as $1, and would go with it"
  done
  unsafe "$1" "$2"
  vfs=0
  { read -r vfs <"$FUNCTIONS/$2/sriov_numvfs"; } 2>/dev/null
  [ "${'$'}{vfs:-0}" = 0 ] || say "vfio-device: $1 has $vfs virtual functions, which would go with it; take those away first, or draw which of them the guest gets"
  would_lose "$1"
}

unsafe() { # NAME ADDRESS: why this PCI function cannot be handed over
  case $(cat "$FUNCTIONS/$2/driver_override" 2>/dev/null) in
    '' | '(null)') ;;
    *) say "vfio-device: somebody has set which driver $2 is for, by its driver_override: clear that first" ;;
  esac
  if ! group=$(group_of "$2"); then
    no_iommu "$1"
  else
    for other in "$FUNCTIONS/$2/iommu_group/devices"/*; do
      other=${'$'}{other##*/} class=
      { read -r class <"$FUNCTIONS/$other/class"; } 2>/dev/null
      case $other:$class in
        "$2":* | *:0x0604*) ;;
        *) say "vfio-group-shared: $1 is in the IOMMU group $group together with $other, which the guest could reach too; put the card into another slot" ;;
      esac
    done
  fi
}

no_iommu() { # NAME
  say "vfio-no-iommu: no IOMMU keeps what $1 reads and writes within the memory of the guest; switch it on in the firmware (VT-d, AMD-Vi), and for the kernel (intel_iommu=on)"
}

would_lose() { # NAME: what of this machine would go with the network device
  for other in "/sys/class/net/$1"/upper_*; do
    [ ! -e "$other" ] || say "device-in-use: ${'$'}{other##*/upper_} has or stands on $1; take it away first"
  done
  ! leads_on "$1" || say "vfio-uplink: this machine reaches others by $1, and would be cut off; give another network card away"
  ! session_over "$1" || say "vfio-uplink: this session comes from $peer over $1, and would end; give another network card away"
  other=$(ip -o address show dev "$1" 2>/dev/null | grep -v ' inet6 fe80:' | awk '{ print $4 }' | tr '\n' ' ')
  [ -z "$other" ] || say "device-in-use: $1 would be taken away from this machine, which has ${'$'}{other% } there; take the addresses away first, or another card"
}

# What the kernel adds for its own addresses says nothing; one of several ways may be in any table.
leads_on() { # NAME
  { ip -o route show table all && ip -o -6 route show table all; } 2>/dev/null | grep -E " dev $1( |\$)" |
    grep -qvE '^(local|broadcast|anycast|multicast) | proto kernel '
}

session_over() { # NAME: sets peer
  peer=$(session_peer)
  case $peer:${'$'}{peer:+$(ip -o route get "${'$'}{peer%%%*}" 2>/dev/null)} in
    *"%$1:"* | *" dev $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# What has gone to a guest already: no other hardware that a guest may have.
has_it() { # NAME ADDRESS
  [ "$(driver_of "$2")" = vfio-pci ] || return 1
  case $1 in
    *:vf*) is_vf "$1" "$2" ;;
    *) [ ! -e "/sys/class/net/$1" ] && grep -qs '^0x02' "$FUNCTIONS/$2/class" ;;
  esac
}

lacking_cards() { # one line for each thing that is in the way of giving cards away
  offline_cards
  for each in $PASSED; do
    card=${'$'}{each%%/*} each=${'$'}{each#*/}
    at=${'$'}{each%%/*} each=${'$'}{each#*/}
    mac=${'$'}{each#*/} each=${'$'}{each%%/*}
    case $each in
      # libvirt gives it away, and has it back, with the guest.
      libvirt) ! has_it "$card" "$at" || continue ;;
      *) ! grep -qs "^vfio $card " "$STATE/saved" || continue ;;
    esac
    case $card in
      *:vf*) lacking_vf "$card" "$at" ;;
      *) unfit "$card" "$at" "$mac" ;;
    esac
  done
}

take_card() { # NAME ADDRESS MAC
  want vfio "$1" bound="$2"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(unfit "$1" "$2" "$3")
      [ -z "$why" ] || fail "$why"
      record "$1" "$2" "$1"
      ;;
    *) ;;
  esac
  hand_over "$2"
}

# The form of the line is that of all versions: what else there is has lines of its own.
record() { # NAME ADDRESS NETDEV [LINES]
  remember "vfio $1 $2 $(driver_of "$2" || say -) $(raised_of "$3") .$NL${'$'}{4-}"
}

raised_of() { # NETDEV
  case $(ip -o link show dev "$1" 2>/dev/null) in
    *[,\<]UP[,\>]*) say up ;;
    *) say down ;;
  esac
}

hand_over() { # ADDRESS
  run sh -c 'echo vfio-pci >"$0/driver_override" && if [ -e "$0/driver" ]; then echo "$1" >"$0/driver/unbind"; fi && echo "$1" >/sys/bus/pci/drivers_probe' "$FUNCTIONS/$1" "$1"
  [ "$MODE" != up ] || [ "$(driver_of "$1")" = vfio-pci ] || fail "$LABEL: vfio-pci does not take $1: dmesg tells why"
  [ "$OWNER" -eq 0 ] || run sh -c 'chown "$1" "/dev/vfio/$(basename "$(readlink "$0/iommu_group")")"' "$FUNCTIONS/$1" "$OWNER"
}

survey_cards() { # those that are not as they were
  [ -s "$STATE/saved" ] || return 0
  echo '@vfio'
  while read -r class card at was raised dot; do
    if [ "$class $dot" != 'vfio .' ] || [ ! -e "$FUNCTIONS/$at" ]; then continue; fi
    vf_record "$card" "$at"
    now=$(driver_of "$at" || say -) override=''
    { read -r override <"$FUNCTIONS/$at/driver_override"; } 2>/dev/null
    case $now:$override in
      vfio-pci:*) say "$card $at $told" ;;
      *:vfio-pci | *:"$was") say "$card no $told" ;;
      *) { is_now "$was" "$now" && is_back "$netdev" "$at" "$raised" && is_untold; } || say "$card no $told" ;;
    esac
  done <"$STATE/saved"
}

# Whom nobody drove anybody may drive by now.
is_now() { # WAS NOW
  [ "$1" = - ] || [ "$1" = "$2" ]
}

is_back() { # NETDEV ADDRESS RAISED
  [ "$1" != - ] || return 0
  [ -e "$FUNCTIONS/$2/net/$1" ] || return 1
  [ "$3" = down ] || [ "$(raised_of "$1")" = up ]
}

# vfio-pci would wait until the guest has ended.
who_has() { # ADDRESS
  find /proc/[0-9]*/fd -lname "/dev/vfio/$(group_of "$1")" 2>/dev/null |
    sed -n '1s:^/proc/\([0-9]*\)/.*:\1:p'
}

return_card() { # NAME
  while read -r class card at was raised dot; do
    [ "$class $card $dot" = "vfio $1 ." ] || continue
    process=$(who_has "$at")
    if [ -n "$process" ]; then
      complain "$1 ($at) stays where it is: process $process has it; end the guest first"
      continue
    fi
    undo sh -c 'echo >"$0/driver_override"' "$FUNCTIONS/$at"
    [ "$(driver_of "$at")" != vfio-pci ] || undo sh -c 'echo "$1" >"$0/driver/unbind"' "$FUNCTIONS/$at" "$at"
    vf_record "$1" "$at"
    [ -z "$mac" ] || return_vf "$1" "$at"
    # Nobody drove it.
    [ "$was" != - ] || continue
    [ -e "$FUNCTIONS/$at/driver" ] || drive "$at" "$was"
    [ "$netdev" != - ] || continue
    came_back "$netdev" "$at"
    # Of this name there may be a stranger by now.
    [ "$raised" != up ] || [ ! -e "$FUNCTIONS/$at/net/$netdev" ] || undo ip link set dev "$netdev" up
  done <"$STATE/saved"
}

# By name, as where drivers do not take virtual functions themselves the kernel heeds nothing else.
drive() { # ADDRESS DRIVER
  undo sh -c 'echo "$1" >"$0/driver_override"' "$FUNCTIONS/$1" "$2"
  undo sh -c 'echo "$0" >/sys/bus/pci/drivers_probe' "$1"
  undo sh -c 'echo >"$0/driver_override"' "$FUNCTIONS/$1"
}

# Where nobody names network cards it may come back under another name.
came_back() { # NAME ADDRESS
  tries=0 found=''
  while [ -z "$found" ] && [ "$tries" -lt 40 ]; do
    [ "$tries" -eq 0 ] || sleep 0.05
    tries=$((tries + 1))
    for other in "$FUNCTIONS/$2/net"/*; do
      [ ! -e "$other" ] || found=${'$'}{other##*/}
    done
  done
  case $found in
    '' | "$1") ;;
    *) undo ip link set dev "$found" name "$1" ;;
  esac
}
`;
