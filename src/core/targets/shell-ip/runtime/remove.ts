/** Takes away what is ours, found by its marks: `down`, the roll-back and the clean-up of a half built lab. */
export const REMOVE = String.raw`
# ---- Taking it back -----------------------------------------------------------------
# Nothing is removed because of its name: what goes is in our netdev group with our
# alias, has our mark on its loopback (namespaces), in external_ids (Open vSwitch), in its
# comment (nft) or among its arguments (dnsmasq, programs of VDE), or was being made when this
# was stopped, as the intent lines tell.
# Works without the state folder and twice.

undo() {
  shown "$@"
  attempt "$@"
}

remove_ours() {
  LABEL='[down]' KEPT=
  mine=$(judge ours)
  going_down
  while read -r class name was from bridge; do
    case $KEPT:$class in
      # A bridge that still carries what its network card did not take back.
      ?*:bridge | ?*:group) continue ;;
      *) ;;
    esac
    case $class in
      daemon) stop_daemon "$name" ;;
      release) release "$name" "$was" "$from" "$bridge" ;;
      ovs-port) undo ovs-vsctl --timeout=10 --if-exists del-port "$name" ;;
      ovs-bridge) undo ovs-vsctl --timeout=10 --if-exists del-br "$name" ;;
      bridge) remove_bridge "$name" ;;
      link) undo ip link del dev "$name" ;;
      # All of them in one call of the kernel.
      group) undo ip link del group "$name" ;;
      netns)
        # Between its two steps nothing shows any more that it was ours.
        [ ! -d "$STATE" ] || printf 'ending %s .\n' "$name" 2>/dev/null >>"$STATE/intent"
        undo ip netns del "$name"
        ;;
      nft) undo nft delete table ip "$name" ;;
      filter) undo nft delete table inet "$name" ;;
      vfio) return_card "$name" ;;
      vfs) lower_vfs "$name" ;;
      *) ;;
    esac
  done <<END
$mine
END
  wait_for_daemons
  spared_vfs
  left
  put_back "$mine" || LEFT="${'$'}{LEFT:+$LEFT, }setting $key"
  [ -z "$KEPT" ] || LEFT="${'$'}{LEFT:+$LEFT, }$KEPT"
  odd=$(unknown_record)
  [ -z "$odd" ] || LEFT="${'$'}{LEFT:+$LEFT, }$(tell_odd)"
  [ -z "$LEFT" ] || return 1
  rm -rf "$STATE/intent" "$STATE/saved" "$STATE/saved.new" "$STATE"/armed* "$STATE"/dnsmasq-* "$STATE"/vde-* "$STATE"/slirpvde-* "$STATE"/vde_plug2tap-* "$STATE.sockets" 2>/dev/null || {
    LEFT="$STATE, where nothing can be removed"
    return 1
  }
}

tell_odd() {
  say "what $STATE/saved tells of by \"$odd\": the net.sh of another version has brought this lab up, and takes that down"
}

# What another version has to take back; a line without its dot was never whole.
unknown_record() {
  [ -s "$STATE/saved" ] || return 0
  awk '$NF == "." && $1 !~ /^(address|route|drawn)$/ && ($1 NF) !~ /^(link4|slave4|home4|keep4|sysctl5|filter3|vfio6|vf10|vfs6|made8)$/ { print $1; exit }' "$STATE/saved"
}

left() { # LEFT: what is still there; whether that is nothing
  LEFT=$(judge left 2>/dev/null) || LEFT='all that is of it, as this machine cannot be looked at'
  [ -z "$LEFT" ]
}

# A bond goes as a whole with the first of its network cards that leaves, and then nothing
# shows any more that the others were ours; ovs-vswitchd may also put a card back up.
going_down() {
  while read -r class name was from _; do
    [ "$class $was $from" = 'release down ovs' ] || continue
    [ ! -d "$STATE" ] || printf 'leaving %s .\n' "$name" 2>/dev/null >>"$STATE/intent"
    undo ip link set dev "$name" down
  done <<END
$mine
END
}

release() { # NAME WAS FROM BRIDGE: a network card of the host leaves our switch or bond
  case $3 in
    ovs)
      # It may be one of a bond.
      undo ovs-vsctl --timeout=10 --if-exists --with-iface del-port "$1"
      # ovs-vswitchd puts back the flags it remembers, which may be the old ones.
      [ "$2" = up ] || undo ip link set dev "$1" down
      ;;
    bond)
      undo ip link set dev "$1" nomaster
      [ "$2" != up ] || undo ip link set dev "$1" up
      ;;
    *) give_back "$3" "$1" "$2" "$4" || KEPT="what $1 did not take back" ;;
  esac
}

leave() { # removes the state folder where nothing is in it
  rmdir "$STATE" 2>/dev/null && rmdir /run/vethloom 2>/dev/null
}

fail() { # TEXT: the one way out of a build that went wrong
  trap '' INT TERM HUP PIPE
  # Where a setting could not be saved, this still holds the lock that putting it back takes.
  exec 7<&-
  complain "$1"
  complain 'rolling back'
  if remove_ours; then
    complain 'rolled back, nothing is left; "log" tells what was run'
    exit 1
  fi
  complain "the roll-back is incomplete, still there: $LEFT"
  exit 2
}
`;

/** What a dialect removes in its own words. */
export const REMOVE_BRIDGE = String.raw`
remove_bridge() { # NAME
  undo ip link set dev "$1" down
  undo ip link del dev "$1"
}
`;
