import { braceVariables } from '../../text/braces.ts';

/**
 * Cables between the QEMU processes of two guests. /proc/net tells who listens: tcp, udp and unix
 * are those of our own network stack.
 */
export const SOCKETS = braceVariables(String.raw`
# UNIX sockets lie in a folder of the lab; "bound" lists those that this guest makes.
sockets_for_qemu() { printf '%s\n' "$sockets" | sed 's/,/,,/g'; }

make_sockets() { [ -z "$bound" ] || (umask 077 && mkdir -p "$sockets"); }

# QEMU leaves them where they are, whichever way it ends.
clean_sockets() {
  for name in $bound; do
    is_bound "unix:$name" || rm -f "$sockets/$name"
  done
}

is_bound() { # tcp:PORT, udp:PORT or unix:FILE
  case $1 in
    unix:*) grep -qF " $sockets/${'$'}{1#*:}" /proc/net/unix ;;
    *) grep -q ":$(printf %04X "${'$'}{1#*:}") 0*:0000 0[7A] " "/proc/net/${'$'}{1%%:*}" ;;
  esac
}

# Of UDP, and of UNIX sockets, QEMU takes what another process has, without a word.
need_free() { # PLACE CABLE [GUEST THAT CONNECTS]
  ! is_bound "$1" || problem "$2: $1 is taken by another process: end it first"
  case $1 in
    unix:*) set -- "$sockets/${'$'}{1#*:}" "$2" "${'$'}{3:-}" ;;
    *) ;;
  esac
  [ "${'$'}{#1}" -le 107 ] || problem "$2: too long for a socket, so set XDG_RUNTIME_DIR: $1"
  [ -z "${'$'}{3:-}" ] || ! running "$run/guests/$3" ||
    complain "warning: $2: $3 runs already, and connects only when it is started: start it again"
}

# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # PLACE CABLE GUEST
  is_bound "$1" || problem "$2: $3 listens, and does not run: start it first"
}`);
