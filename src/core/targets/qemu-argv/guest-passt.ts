import { braceVariables } from '../../text/braces.ts';

/** For guests with passt behind a card; needs `PLACES`. */
export const PASST = braceVariables(String.raw`
# Debian's profile for AppArmor lets passt make a socket below /tmp and its user's home alone. What
# is isolated ends at once and may leave nothing: there it lies in the /run of its own.
passt_folder() {
  home=${'$'}{HOME:-}
  [ "$(id -u)" -ne 0 ] || home=/root
  if [ ! -w "$home" ] || grep -qzx -- --keeper /proc/1/cmdline; then
    printf '%s\n' "$run/passt/$guest"
  else
    printf '%s\n' "$home/.vethloom/$lab/$guest"
  fi
}

passt_folder_for_qemu() { passt_folder | sed 's/,/,,/g'; }

leave_folder() {
  rmdir "$folder" "${'$'}{folder%/*}" "${'$'}{folder%/*/*}" "$run" "${'$'}{run%/*}" 2>/dev/null
}

need_passt() { # SOCKET CABLE
  command -v passt >/dev/null ||
    problem "$2: passt is not installed, and the guest needs it (Debian: apt install passt)"
  need_free "unix:$(passt_folder)/$1" "$2"
}

# ss(8) writes * for who listens at :: by IPv4 too, and [::] for who does not.
need_port() { # PROTOCOL ADDRESS PORT CABLE
  case $2 in
    0.0.0.0) taken='[0-9.]+' ;;
    *) taken="(0.0.0.0|$2)" ;;
  esac
  ! ss -Hln -A "$1" | grep -qE " ([*]|$taken(%[^ ]*)?|\[::ffff:$taken\]):$3 " ||
    problem "$4: $3/$1 of $2 is taken by another process: end it first"
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
  leave_folder
}

passt_for() { # SOCKET CABLE OPTIONS
  name=$1 cable=$2
  shift 2
  folder=$(passt_folder)
  file=$folder/$name
  (umask 077 && mkdir -p "$folder") || return
  # Root's it would do as "nobody", who has no way into the folder of its socket.
  [ "$(id -u)" -ne 0 ] || set -- --runas 0 "$@"
  attend "$@" &
  ticks=100
  until has_socket 00010000 "$file"; do
    ticks=$((ticks - 1))
    if [ "$ticks" -eq 0 ] || is_over "$!"; then
      complain "$cable: passt did not start; this says why (what AppArmor refuses is in dmesg): passt --foreground --stderr --socket $file $*"
      return 1
    fi
    sleep 0.1
  done
}

# Those of "start". What has ended with QEMU is only waited for.
end_passt() {
  folder=$(passt_folder)
  [ ! -r "$state/passt" ] || while read -r one name; do
    file=$folder/$name
    ! tr '\0' '\n' 2>/dev/null <"/proc/$one/cmdline" | grep -qxF "$file" || kill "$one"
    ticks=20
    while [ -e "$file" ] && [ "$ticks" -gt 0 ]; do
      ticks=$((ticks - 1))
      sleep 0.1
    done
  done <"$state/passt"
  rm -f "$state/passt"
  for file in "$folder"/*.passt; do
    is_bound "unix:$file" || rm -f "$file"
  done
  leave_folder
}`);
