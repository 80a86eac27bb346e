import { braceVariables } from '../../../text/braces.ts';

/** Network cards of the machine that libvirt gives to guests. */
export const CARDS = braceVariables(String.raw`
# libvirt takes a card from this machine whatever that has there, and cuts it off without a word.
need_idle() { # GUEST PCI-ADDRESS | GUEST CARD alone
  case $1:$uri in
    "$starting":qemu:///*) ;;
    *) return 0 ;;
  esac
  if [ "${'$'}{3-}" = alone ]; then
    has=$(has_there "$2" alone)
    refuse_card "$1" "$2" "$has"
    return
  fi
  for path in "/sys/bus/pci/devices/$2/net"/*; do
    [ -e "$path" ] || continue
    card=${'$'}{path##*/}
    has=$(has_there "$card")
    refuse_card "$1" "$card ($2)" "$has"
  done
}

refuse_card() { # GUEST CARD WHAT-IT-HAS
  [ -n "$3" ] || return 0
  problem "$1" "$2 would be taken away from this machine, which has $3 there: take that away first"
  free=no
}

# Whatever is up has a link-local address and its routes.
has_there() { # CARD [alone]
  {
    ip -o address show dev "$1" scope global | awk '{ print $4 }'
    ip -o route show table all dev "$1" scope global |
      awk '!/ table local / && $1 != "fe80::/64" { print "the route " $1 }'
    # The kernel gives nobody a card alone that others stand on.
    for upper in "/sys/class/net/$1"/upper_*; do
      [ "${'$'}{2-}" = alone ] || [ ! -e "$upper" ] || echo "${'$'}{upper##*/upper_}"
    done
  } | paste -sd , -
}

# Without functions libvirt does not start the network, nor a guest while the card is down. It
# deals the first that is in no guest of its own, whoever else has it.
need_functions() { # NETWORK CARD COUNT
  device=/sys/class/net/$2/device
  if [ ! -e "/sys/class/net/$2" ]; then
    problem "$1" "its network card $2 is not there"
    return
  elif [ ! -e "$device/virtfn0" ]; then
    problem "$1" "its network card $2 has no virtual functions: write how many to $device/sriov_numvfs"
    return
  fi
  flags=0
  read -r flags <"/sys/class/net/$2/flags"
  [ $((flags & 1)) -eq 1 ] || problem "$1" "its network card $2 is down: ip link set $2 up"
  count=0
  for vf in "$device"/virtfn*; do
    count=$((count + 1))
    need_idle_function "$1" "$2" "$vf"
  done
  [ "$count" -ge "$3" ] ||
    problem "$1" "its network card $2 has fewer virtual functions than there are cards of guests in the network: $count, and $3"
}

need_idle_function() { # NETWORK CARD DIRECTORY
  driver=$(readlink "$3/driver" || true)
  case ${'$'}{driver##*/} in
    '' | vfio-pci) return 0 ;;
    *) ;;
  esac
  named="virtual function ${'$'}{3##*/virtfn} of $2"
  for path in "$3/net"/*; do
    if [ ! -e "$path" ]; then
      problem "$1" "$named is with the driver ${'$'}{driver##*/}, and no network device of this machine: a network namespace or a program may have it"
    else
      has=$(has_there "${'$'}{path##*/}")
      [ -z "$has" ] ||
        problem "$1" "$named (${'$'}{path##*/}) would be given to a guest, and this machine has $has there: take that away first"
    fi
  done
}`);
