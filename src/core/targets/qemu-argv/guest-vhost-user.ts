import { braceVariables } from '../../text/braces.ts';

/** For guests with vhost-user cables. */
export const VHOST_USER = braceVariables(String.raw`
# Where nobody listens QEMU ends, also with reconnect=.
need_program() { # PLACE CABLE
  is_bound "$1" ||
    problem "$2: nobody listens at ${'$'}{1#*:}: start the vhost-user program first"
}

# QEMU replaces what it finds there. By another path, or in another network, a listener is not seen.
need_nothing() { # PATH CABLE
  [ -e "$1" ] || [ -L "$1" ] || return 0
  if running || ! is_made "$1"; then
    problem "$2: $1 is there already: end what made it, or remove it"
  fi
}

need_folder() { # FOLDER CABLE
  if [ ! -d "$1" ]; then
    problem "$2: $1 is not there: run ./net.sh up first"
  elif [ ! -w "$1" ]; then
    problem "$2: $1 is not yours: run me as who ran sudo ./net.sh up, or as root"
  fi
}

# By an interrupt of its own that only KVM can hand on: seen with QEMU 7.2.
tell_crash() { # CABLE
  case $accel in
    *kvm*) [ ! -w /dev/kvm ] || return 0 ;;
    *) ;;
  esac
  complain "warning: $1: without KVM QEMU crashes when the driver of the guest starts; with -global virtio-net-pci.vectors=0 after the verb it does not"
}

# QEMU waits for it before it does anything else, "start" too.
tell_waiting() { # PLACE CABLE
  complain "$2: QEMU waits until the vhost-user program connects to $(socket_file "${'$'}{1#*:}")"
}`);
