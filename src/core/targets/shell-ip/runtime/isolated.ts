/** `--isolated`: every verb in a throw-away copy of the network stack, without root where the kernel lets. */
export const ISOLATED = String.raw`
# ---- "--isolated": the lab in a throw-away copy of the network stack -----------------
# A keeper holds namespaces of its own for network, mounts and processes, and for users
# where we are not root. Verbs run inside as they are. Nothing of this machine's network
# can be named there, and all that is inside ends with the keeper.

KEEP=/run/vethloom/$LAB.isolated
[ "$USER_ID" -eq 0 ] || KEEP=${'$'}{XDG_RUNTIME_DIR:-${'$'}{HOME:-}/.cache}/vethloom/$LAB.isolated
case $0 in
  /*) SELF=$0 ;;
  *) SELF=$PWD/$0 ;;
esac
case $- in
  # Read from a pipe: then $0 is the shell, and a file of that name may be anybody's.
  *s*) SELF= ;;
  *) ;;
esac

# Process 1 inside. What it says on descriptor 3 is read outside; 4 it holds open, so
# that who gives us the outside ends when it does.
keeper() {
  [ "$$" -eq 1 ] || usage_error
  # Sockets of this machine's daemons lie in /run.
  mount -t tmpfs -o mode=755 run /run || exit 1
  mkdir /run/netns /run/lock
  # Lists the devices of this network, where it may be mounted.
  mount -t sysfs sys /sys 2>/dev/null
  ip link set dev lo up || exit 1
  [ "$OVS" = no ] || own_ovs || exit 1
  echo ready >&3
  exec 3>&-
  # A shell, as process 1 must collect orphans.
  while :; do sleep 3600; done
}

# Where process 1 is the keeper nothing of this machine can be meant.
kept_inside() {
  { read -r arguments </proc/1/cmdline; } 2>/dev/null
  case ${'$'}{arguments-} in
    *"--keeper$LAB"*) INSIDE=yes ;;
    *) usage_error ;;
  esac
}

# The database and switch of this machine are out of reach.
own_ovs() {
  mkdir /run/openvswitch
  export OVS_RUNDIR=/run/openvswitch OVS_LOGDIR=/run/openvswitch OVS_DBDIR=/run/openvswitch
  for path in /usr/share/openvswitch/scripts /usr/local/share/openvswitch/scripts; do
    PATH=$PATH:$path
  done
  ovsdb-tool create /run/openvswitch/conf.db &&
    ovsdb-server /run/openvswitch/conf.db --remote=punix:/run/openvswitch/db.sock \
      --pidfile --detach --no-chdir 3>&- &&
    ovs-vsctl --no-wait --timeout=10 init &&
    ovs-vswitchd --pidfile --detach --no-chdir 3>&-
}

find_keeper() { # sets HOLDER and KEEPER, process 1 of it, as they are numbered here
  HOLDER='' KEEPER=''
  { read -r HOLDER <"$KEEP/keeper"; } 2>/dev/null || return 1
  case $(tr '\0' ' ' 2>/dev/null <"/proc/$HOLDER/cmdline") in
    *" --keeper $LAB "*) ;;
    *) return 1 ;;
  esac
  # The line has no end.
  read -r KEEPER _ <"/proc/$HOLDER/task/$HOLDER/children" || [ -n "$KEEPER" ]
}

start_keeper() {
  case $SELF in
    /run/* | /var/run/*)
      complain 'copy the export out of /run first: an isolated lab has a /run of its own'
      exit 1
      ;;
    *) ;;
  esac
  set -- --net --mount --pid --fork --kill-child --mount-proc
  [ "$USER_ID" -eq 0 ] || set -- --user --map-root-user "$@"
  rm -f "$KEEP/life" "$KEEP/said"
  mkfifo -m 600 "$KEEP/life" || exit 1
  setsid unshare "$@" sh "$SELF" --keeper "$LAB" \
    </dev/null >"$KEEP/said" 2>&1 3>&1 4<>"$KEEP/life" 8>&- &
  echo "$!" >"$KEEP/keeper"
  tries=0
  until grep -qx ready "$KEEP/said"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ] || ! kill -0 "$!" 2>/dev/null; then
      complain "cannot make an isolated copy of the network stack: $(cat "$KEEP/said")"
      [ "$USER_ID" -eq 0 ] ||
        complain 'does this system let users make user namespaces? With sudo it works without them.'
      end_keeper
      exit 1
    fi
    sleep 0.05
  done
  find_keeper || exit 1
  give_outside
  rm -f "$KEEP/life" "$KEEP/said"
}

# A way out for the guests, in user space, where this machine has one. It ends when the
# keeper closes its end of the pipe.
give_outside() {
  command -v slirp4netns >/dev/null || return 0
  # The drawing has a way out of its own.
  ! (MODE=list && steps) | grep -q "^want.*${'$'}{TAB}link [^/$TAB]*${'$'}{TAB}route=default," || return 0
  setsid slirp4netns --configure --mtu=65520 --disable-host-loopback --cidr=100.64.118.0/24 \
    --exit-fd=5 "$KEEPER" outside </dev/null >/dev/null 2>&1 5<"$KEEP/life" 8>&- &
  # shellcheck disable=SC2016
  inside sh -c 'echo "nameserver 100.64.118.3" >/run/resolv.conf
    to=$(readlink -m /etc/resolv.conf) && mkdir -p "$(dirname "$to")" && touch -a "$to" 2>/dev/null
    mount --bind /run/resolv.conf "$to"' 2>/dev/null
  return 0
}

inside() { # COMMAND...
  set -- --target "$KEEPER" --root --net --mount --pid -- "$@"
  [ "$USER_ID" -eq 0 ] || set -- --user --preserve-credentials "$@"
  nsenter "$@" 8>&-
}

inside_here() { # COMMAND...: in the folder where we are
  # shellcheck disable=SC2016
  inside sh -c 'cd "$1" && shift && exec "$@"' sh "$PWD" "$@"
}

end_keeper() {
  tries=0
  while find_keeper && [ "$tries" -lt 200 ]; do
    kill -9 "${'$'}{KEEPER:-$HOLDER}" 2>/dev/null
    tries=$((tries + 1))
    sleep 0.02
  done
  rm -f "$KEEP/keeper" "$KEEP/said" "$KEEP/life"
  forget_keeper
}

forget_keeper() {
  rmdir "$KEEP" 2>/dev/null && rmdir "${'$'}{KEEP%/*}" 2>/dev/null
}

# A keeper is started, filled and ended by one at a time.
lock_keeper() {
  { command exec 8<"$KEEP"; } 2>/dev/null &&
    flock -n 8 && [ "$KEEP" -ef /proc/self/fd/8 ] && return
  complain 'busy: another "up" or "down" of this lab is running'
  exit 4
}

isolated() { # VERB ARGUMENT...
  verb=$1
  shift
  case $SELF:$verb in
    /* | :down | :run | :shell) ;;
    *)
      complain 'an isolated lab needs this script as a file: write it to one and run that'
      exit 1
      ;;
  esac
  # Another "up" may make it between look and deed.
  mkdir -p "${'$'}{KEEP%/*}" && { mkdir -m 700 "$KEEP" 2>/dev/null || [ -d "$KEEP" ] || mkdir -m 700 "$KEEP"; } || exit 1
  if [ -z "$(find "$KEEP" -prune -type d -user "$USER_ID" ! -perm -020 ! -perm -002)" ]; then
    complain "$KEEP is not yours alone: it must be, as what runs is found there"
    exit 1
  fi
  mine=no
  case $verb in
    up | down) lock_keeper ;;
    run | shell)
      find_keeper || {
        complain "$LAB is not up in isolation"
        forget_keeper
        exit 3
      }
      ;;
    *) find_keeper || lock_keeper ;;
  esac
  find_keeper || mine=yes
  # What is inside gets the signal too, and ends in good order.
  trap : INT TERM HUP
  case $mine:$verb in
    no:* | yes:down) ;;
    *) start_keeper ;;
  esac
  case $verb:$# in
    down:*)
      end_keeper
      say "$LAB is down"
      exit 0
      ;;
    run:*) inside_here "$@" ;;
    shell:0) inside_here "${'$'}{SHELL:-/bin/sh}" ;;
    *) inside_here sh "$SELF" --inside "$verb" "$@" ;;
  esac
  code=$?
  # Made only to look: the lab is up in none.
  case $mine:$verb:$code in
    no:* | yes:up:0) ;;
    *) end_keeper ;;
  esac
  exit "$code"
}
`;
