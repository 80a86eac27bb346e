import { braceVariables } from '../text/braces.ts';
import { SPEECH } from './guest-shell.ts';

// What the cables of a guest need. It holds nothing from a drawing.

/** Needs `need_backend`. */
export const CABLES = braceVariables(String.raw`${SPEECH}

need_tap() { # TAP CABLE
  need_backend tap "$2"
  if [ ! -e "/sys/class/net/$1/tun_flags" ]; then
    problem "$2: the tap $1 is not there: run ./net.sh up first"
    return
  fi
  may_open "$1" || problem "$2: the tap $1 is for another user or group: who owns it starts this guest, or root"
  # Only a tap that a process holds open has a carrier.
  read -r carrier 2>/dev/null <"/sys/class/net/$1/carrier" || carrier=0
  [ "$carrier" != 1 ] || problem "$2: the tap $1 is taken by another process$(holder "$1"): end it first"
}

may_open() { # TAP: by tun(4) both must fit, where both are set
  [ "$(id -u)" -ne 0 ] || return 0
  read -r owner <"/sys/class/net/$1/owner" && read -r group <"/sys/class/net/$1/group" || return 0
  [ "$owner" = -1 ] || [ "$owner" = "$(id -u)" ] || return 1
  case " $(id -G) " in
    *" $group "*) ;;
    *) [ "$group" = -1 ] ;;
  esac
}

holder() { # TAP: by the name that the kernel tells of an open /dev/net/tun
  find /proc/[0-9]*/fdinfo -type f -exec grep -ls "^iff:.$1\$" {} + 2>/dev/null |
    sed -n '1s:^/proc/\([0-9]*\)/.*: (process \1):p'
}`);
