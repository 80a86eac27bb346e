import { braceVariables } from '../../text/braces.ts';

/** For guests with vDPA cables: lines of `need_vdpa`. */
export const VDPA = braceVariables(String.raw`
need_vdpa() { # DEVICE MIB CABLE
  limit=$(sed -n 's/^Max locked memory *\([^ ]*\) .*/\1/p' /proc/self/limits)
  [ "$limit" != unlimited ] || limit=
  if [ ! -c "$1" ]; then
    problem "$3: $1 is not there: make the device (vdpa dev add), and load the module that gives it out (modprobe vhost_vdpa; CONFIG_VHOST_VDPA)"
  elif [ ! -r "$1" ] || [ ! -w "$1" ]; then
    problem "$3: $1 is not yours: run me as root, or let root give it to you"
  elif [ -n "$limit" ] && [ $((limit / 1048576)) -le "$2" ]; then
    # And some ROM. The kernel counts it for root too, and QEMU goes on: the card stays dead.
    problem "$3: $2 MiB are pinned for the vDPA devices of this guest, and $limit bytes may be: ulimit -l unlimited"
  fi
}`);
