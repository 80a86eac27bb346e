import { braceVariables } from '../../text/braces.ts';

/** Cables between the QEMU processes of two guests; need `PLACES`. */
export const SOCKETS = braceVariables(String.raw`
# UNIX sockets lie in a folder of the lab; "bound" lists those that this guest makes.
sockets_for_qemu() { printf '%s\n' "$sockets" | sed 's/,/,,/g'; }

make_sockets() { [ -z "$bound" ] || (umask 077 && mkdir -p "$sockets"); }

# QEMU leaves them where they are, whichever way it ends. At a path of the drawing's own there may
# be anybody's: there only what is listed in "made" is ours.
clean_sockets() {
  for name in $bound; do
    file=$(socket_file "$name")
    case $name in
      /*) ! is_made "$name" || rm -f "$file" ;;
      *) [ ! -S "$file" ] || is_bound "unix:$name" || rm -f "$file" ;;
    esac
  done
  rm -f "$state/made"
}

identity() { TZ=UTC0 stat -c '%d:%i:%w %n' "$1" 2>/dev/null; }

is_made() { # PATH
  found=$(identity "$1") && grep -qxF "$found" "$state/made" 2>/dev/null
}

note_sockets() {
  rm -f "$state/made"
  for name in $bound; do
    case $name in
      /*) identity "$name" >>"$state/made" ;;
      *) ;;
    esac
  done
}

# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # PLACE CABLE GUEST
  is_bound "$1" || problem "$2: $3 listens, and does not run: start it first"
}`);
