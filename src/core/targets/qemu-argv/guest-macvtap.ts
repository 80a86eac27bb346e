import { braceVariables } from '../../text/braces.ts';

/** For guests with macvtaps: lines of `need_macvtap`, each before the line that opens its file. */
export const MACVTAP = braceVariables(String.raw`
# The file of a macvtap has the number of the device, which is known when it is there.
need_macvtap() { # MACVTAP CABLE: sets node
  node=/dev/null
  need_backend tap "$2"
  read -r number 2>/dev/null <"/sys/class/net/$1/ifindex" || number=0
  if ! read -r own 2>/dev/null <"/sys/class/net/$1/tap$number/dev"; then
    problem "$2: the macvtap $1 is not there: run ./net.sh up first"
  elif [ ! -c "/dev/tap$number" ] || [ "$(numbers "/dev/tap$number")" != "$own" ]; then
    # Network namespaces count alike, and have one /dev.
    problem "$2: /dev/tap$number is not the macvtap $1: is it of another network namespace?"
  elif [ ! -r "/dev/tap$number" ] || [ ! -w "/dev/tap$number" ]; then
    problem "$2: /dev/tap$number, which is the macvtap $1, is not yours: run me as who ran sudo ./net.sh up, or as root"
  elif other=$(opener "/dev/tap$number") && [ -n "$other" ]; then
    problem "$2: the macvtap $1 is taken by another process (process $other): end it first"
  else
    node=/dev/tap$number
  fi
}

numbers() { # DEVICE FILE: as sysfs writes them
  printf '%d:%d' "0x$(stat -c %t "$1")" "0x$(stat -c %T "$1")"
}

opener() { # FILE
  find /proc/[0-9]*/fd -lname "$1" 2>/dev/null | sed -n '1s:^/proc/\([0-9]*\)/.*:\1:p'
}`);
