import { braceVariables } from '../../../text/braces.ts';

/** Network cards of the machine that libvirt gives to guests. */
export const CARDS = braceVariables(String.raw`
# libvirt takes a card from this machine whatever that has there, and cuts it off without a word.
need_idle() { # GUEST PCI-ADDRESS
  case $1:$uri in
    "$starting":qemu:///*) ;;
    *) return 0 ;;
  esac
  for path in "/sys/bus/pci/devices/$2/net"/*; do
    [ -e "$path" ] || continue
    card=${'$'}{path##*/}
    has=$(
      ip -o address show dev "$card" scope global | awk '{ print $4 }'
      ip -o route show table all dev "$card" scope global | awk '{ print "the route " $1 }'
      for upper in "/sys/class/net/$card"/upper_*; do
        [ ! -e "$upper" ] || echo "${'$'}{upper##*/upper_}"
      done
    )
    [ -z "$has" ] || {
      problem "$1" "$card ($2) would be taken away from this machine, which has $(echo "$has" | paste -sd , -) there: take that away first"
      free=no
    }
  done
}`);
