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
  mac=
  { read -r mac <"/sys/class/net/$1/address"; } 2>/dev/null
  [ "${'$'}{3:-$mac}" = "$mac" ] || say "vfio-mac: $1 has the MAC $mac, and the drawing says $3; type there that of $1"
  for other in "$FUNCTIONS/$2/net"/*; do
    [ "${'$'}{other##*/}" = "$1" ] || say "vfio-device: ${'$'}{other##*/} is of the same PCI function $2 as $1, and would go with it"
  done
  case $(cat "$FUNCTIONS/$2/driver_override" 2>/dev/null) in
    '' | '(null)') ;;
    *) say "vfio-device: somebody has set which driver $2 is for, by its driver_override: clear that first" ;;
  esac
  if ! group=$(group_of "$2"); then
    say "vfio-no-iommu: no IOMMU keeps what $1 reads and writes within the memory of the guest; switch it on in the firmware (VT-d, AMD-Vi), and for the kernel (intel_iommu=on)"
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
  vfs=0
  { read -r vfs <"$FUNCTIONS/$2/sriov_numvfs"; } 2>/dev/null
  [ "${'$'}{vfs:-0}" = 0 ] || say "vfio-device: $1 has $vfs virtual functions, which would go with it; take those away first"
  for other in "/sys/class/net/$1"/upper_*; do
    [ ! -e "$other" ] || say "device-in-use: ${'$'}{other##*/upper_} has or stands on $1; take it away first"
  done
  # What the kernel adds for its own addresses says nothing; one of several ways may be in any table.
  if { ip -o route show table all && ip -o -6 route show table all; } 2>/dev/null | grep -E " dev $1( |\$)" |
    grep -qvE '^(local|broadcast|anycast|multicast) | proto kernel '; then
    say "vfio-uplink: this machine reaches others by $1, and would be cut off; give another network card away"
  fi
  other=$(session_peer)
  case $other:${'$'}{other:+$(ip -o route get "${'$'}{other%%%*}" 2>/dev/null)} in
    *"%$1:"* | *" dev $1 "*) say "vfio-uplink: this session comes from $other over $1, and would end; give another network card away" ;;
    *) ;;
  esac
  other=$(ip -o address show dev "$1" 2>/dev/null | grep -v ' inet6 fe80:' | awk '{ print $4 }' | tr '\n' ' ')
  [ -z "$other" ] || say "device-in-use: $1 would be taken away from this machine, which has ${'$'}{other% } there; take the addresses away first, or another card"
}

# A network card that has gone to a guest already: no other hardware that a guest may have.
has_it() { # NAME ADDRESS
  [ "$(driver_of "$2")" = vfio-pci ] && [ ! -e "/sys/class/net/$1" ] && grep -qs '^0x02' "$FUNCTIONS/$2/class"
}

lacking_cards() { # one line for each thing that is in the way of giving cards away
  for each in $PASSED; do
    card=${'$'}{each%%/*} each=${'$'}{each#*/}
    at=${'$'}{each%%/*} each=${'$'}{each#*/}
    case $each in
      # libvirt gives it away, and has it back, with the guest.
      libvirt/*) has_it "$card" "$at" || unfit "$card" "$at" "${'$'}{each#*/}" ;;
      *) grep -qs "^vfio $card " "$STATE/saved" || unfit "$card" "$at" "${'$'}{each#*/}" ;;
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
      raised=down
      case $(ip -o link show dev "$1") in
        *[,\<]UP[,\>]*) raised=up ;;
        *) ;;
      esac
      remember "vfio $1 $2 $(driver_of "$2") $raised .$NL"
      ;;
    *) ;;
  esac
  run sh -c 'echo vfio-pci >"$0/driver_override" && echo "$1" >"$0/driver/unbind" && echo "$1" >/sys/bus/pci/drivers_probe' "$FUNCTIONS/$2" "$2"
  [ "$MODE" != up ] || [ "$(driver_of "$2")" = vfio-pci ] || fail "$LABEL: vfio-pci does not take $2: dmesg tells why"
  [ "$OWNER" -eq 0 ] || run sh -c 'chown "$1" "/dev/vfio/$(basename "$(readlink "$0/iommu_group")")"' "$FUNCTIONS/$2" "$OWNER"
}

survey_cards() { # those that are not as they were
  [ -s "$STATE/saved" ] || return 0
  echo '@vfio'
  while read -r class card at was raised dot; do
    [ "$class $dot" = 'vfio .' ] || continue
    now=$(driver_of "$at") override=
    { read -r override <"$FUNCTIONS/$at/driver_override"; } 2>/dev/null
    case $now:$override in
      vfio-pci:*) say "$card $at" ;;
      "$was:"*) { [ "$override" != vfio-pci ] && is_back "$card" "$at" "$raised"; } || say "$card no" ;;
      *) [ ! -e "$FUNCTIONS/$at" ] || say "$card no" ;;
    esac
  done <"$STATE/saved"
}

is_back() { # NAME ADDRESS RAISED
  [ -e "$FUNCTIONS/$2/net/$1" ] || return 1
  case $3:$(ip -o link show dev "$1") in
    down:* | up:*[,\<]UP[,\>]*) ;;
    *) return 1 ;;
  esac
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
    undo sh -c 'echo >"$0/driver_override"'  "$FUNCTIONS/$at"
    [ "$(driver_of "$at")" != vfio-pci ] || undo sh -c 'echo "$1" >"$0/driver/unbind"' "$FUNCTIONS/$at" "$at"
    [ -e "$FUNCTIONS/$at/driver" ] || undo sh -c 'echo "$0" >/sys/bus/pci/drivers_probe' "$at"
    [ -e "$FUNCTIONS/$at/driver" ] || undo sh -c 'echo "$1" >"/sys/bus/pci/drivers/$0/bind"' "$was" "$at"
    came_back "$1" "$at"
    # Of this name there may be a stranger by now.
    [ "$raised" != up ] || [ ! -e "$FUNCTIONS/$at/net/$1" ] || undo ip link set dev "$1" up
  done <"$STATE/saved"
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
