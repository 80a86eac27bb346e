import { braceVariables } from '../../text/braces.ts';

/** For guests with passt behind a card; needs `PLACES`. */
export const PASST = braceVariables(String.raw`
need_passt() { # SOCKET CABLE
  command -v passt >/dev/null ||
    problem "$2: passt is not installed, and the guest needs it (Debian: apt install passt)"
  need_free "unix:$1" "$2"
}

# By the kernel's tables, where an address has the bytes of the machine's own order.
need_port() { # PROTOCOL ADDRESS PORT CABLE
  bytes=$(printf '%s\n' "$2" | {
    IFS=. read -r a b c d
    printf '%02X%02X%02X%02X|%02X%02X%02X%02X' "$d" "$c" "$b" "$a" "$a" "$b" "$c" "$d"
  })
  [ "$2" != 0.0.0.0 ] || bytes='[0-9A-F]{8}'
  ! grep -qE " ($bytes|0{8}):$(printf %04X "$3") 0{8}:0000 0[7A] " "/proc/net/$1" ||
    problem "$4: $3/$1 of $2 is taken by another process: end it first"
}

has_socket() { # FLAGS FILE: 00010000 is one that listens
  sed -n "s:^[^ ]* [^ ]* [^ ]* $1 [0-9A-F]* [0-9A-F]* *[0-9]* /:/:p" /proc/net/unix | grep -qxF "$2"
}

is_over() { # PID
  case $(cut -d ' ' -f 3 "/proc/$1/stat" 2>/dev/null) in
    '' | Z) ;;
    *) return 1 ;;
  esac
}

# In the background. passt(1) ends with QEMU, its one client; of its socket it takes no care. Where
# it does not come to a client it would wait for ever.
attend() { # OPTIONS
  # Not at the call: dash would keep copies of what it was before, the lock among them.
  exec </dev/null >/dev/null 2>&1 9>&-
  trap '' HUP INT QUIT
  passt --foreground --quiet --one-off --socket "$file" "$@" &
  one=$!
  [ "$verb" != start ] || printf '%s %s\n' "$one" "$name" >>"$state/passt"
  patience=10
  until has_socket 00000000 "$file" || is_over "$one"; do
    # QEMU, or this script, which waits until QEMU has begun.
    kill -0 "$$" || patience=$((patience - 1))
    if [ "$patience" -eq 0 ]; then
      kill "$one"
      break
    fi
    sleep 0.2
  done
  wait "$one"
  rm -f "$file"
  rmdir "$sockets" "$run" "${'$'}{run%/*}"
}

passt_for() { # SOCKET CABLE OPTIONS
  name=$1 cable=$2
  shift 2
  file=$(socket_file "$name")
  # Root's it would do as "nobody", who has no way into the folder of its socket.
  [ "$(id -u)" -ne 0 ] || set -- --runas 0 "$@"
  attend "$@" &
  ticks=100
  until has_socket 00010000 "$file"; do
    ticks=$((ticks - 1))
    if [ "$ticks" -eq 0 ] || is_over "$!"; then
      complain "$cable: passt did not start; this says why (where AppArmor keeps it from its socket: dmesg): passt --foreground --stderr --socket $file $*"
      return 1
    fi
    sleep 0.1
  done
}

# Those of "start". What has ended with QEMU is only waited for.
end_passt() {
  [ -r "$state/passt" ] || return 0
  while read -r one name; do
    file=$(socket_file "$name")
    ! tr '\0' '\n' 2>/dev/null <"/proc/$one/cmdline" | grep -qxF "$file" || kill "$one"
    ticks=20
    while [ -e "$file" ] && [ "$ticks" -gt 0 ]; do
      ticks=$((ticks - 1))
      sleep 0.1
    done
  done <"$state/passt"
  rm -f "$state/passt"
}`);
