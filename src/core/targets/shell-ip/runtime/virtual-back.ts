/** Virtual functions of network cards as they are found again, and how they are taken back. */
export const VIRTUAL_BACK = String.raw`
# ---- Virtual functions (SR-IOV): as they are, and back -------------------------------

# Sets told, as it is now, and from the record its network device, MAC and VLAN as we have set
# them, then MAC, VLAN, priority and protocol as they were. A whole card has its device only.
vf_record() { # NAME ADDRESS
  told=''
  while read -r class other netdev mac vlan was_mac was_vlan qos protocol dot; do
    [ "$class $other $dot" = "vf $1 ." ] || continue
    told=$(told_vf "$1" "$2")
    return 0
  done <"$STATE/saved"
  netdev=$1 mac=''
  case $1 in
    *:vf*) netdev=- ;;
    *) ;;
  esac
}

is_untold() { # whether its card tells of it, and nothing that we have set
  [ -z "$mac" ] || { [ -n "$told" ] && [ -z "$(still_set "$told")" ]; }
}

# Which of MAC and VLAN a card still has as the record says that we have set them, and as
# they were not before.
still_set() { # 'MAC VLAN PRIORITY PROTOCOL'
  [ "${'$'}{1%% *}" != "$mac" ] || [ "$mac" = "$was_mac" ] || say mac
  [ "${'$'}{1#* }" != "$vlan 0 802.1Q" ] || [ "${'$'}{1#* }" = "$was_vlan $qos $protocol" ] || say vlan
}

return_vf() { # NAME ADDRESS
  [ -n "$told" ] || complain "MAC and VLAN of $1 ($2) stay as they are: its card has no network device here that tells of them"
  card_of "$1" "$2/physfn"
  for each in $(still_set "$told"); do
    case $each in
      mac) return_mac "$1" "$2" ;;
      *) undo ip link set dev "$CARD" vf "$NUMBER" vlan "$was_vlan" qos "$qos" proto "$protocol" ;;
    esac
  done
}

NO_MAC=00:00:00:00:00:00 OTHER_NO_MAC=02:00:00:00:00:00

return_mac() { # NAME ADDRESS
  undo ip link set dev "$CARD" vf "$NUMBER" mac "$was_mac"
  case "$was_mac $(still_set "$(told_vf "$1" "$2")")" in
    # What libvirt sets then, too.
    "$NO_MAC mac"*)
      complain "the driver of $CARD takes no MAC of zeros, which $1 had: it gets $OTHER_NO_MAC"
      undo ip link set dev "$CARD" vf "$NUMBER" mac "$OTHER_NO_MAC"
      ;;
    *) ;;
  esac
}

survey_vfs() { # those that are there, and whether we have made them
  echo '@vfs'
  for each in $PASSED; do
    case $each in
      *:vf*)
        number_of "${'$'}{each%%/*}"
        is_claimed "$CARD" || continue
        [ ! -e "/sys/class/net/$CARD/device/virtfn$NUMBER" ] || say "$CARD vf$NUMBER $(raised_of "$CARD")"
        ;;
      *) ;;
    esac
  done
  [ -s "$STATE/saved" ] || return 0
  while read -r class card at count was dot; do
    [ "$class $dot" = 'vfs .' ] || continue
    vfs_now "$at"
    if made_here || [ "$probe" != "${'$'}{now:+$was}" ]; then say "$card ours"; fi
  done <"$STATE/saved"
}

# Those of another lab are there for us once our record tells of them, too.
is_claimed() { # CARD
  at=$(address_of "$1") || return 0
  grep -qs "^vfs $1 $at " "$STATE/saved" || ! (shared_vfs "$at")
}

vfs_now() { # ADDRESS: sets "now", how many there are, and "probe", whether drivers take them
  now='' probe=
  { read -r now <"$FUNCTIONS/$1/sriov_numvfs" && read -r probe <"$FUNCTIONS/$1/sriov_drivers_autoprobe"; } 2>/dev/null
}

# Another number of them is somebody else's, and so are those that drivers take.
made_here() {
  [ "$now" = "$count" ] && { [ "$probe" = 0 ] || [ "$was" = 0 ]; }
}

lower_vfs() { # CARD: to none
  {
    flock 7
    while read -r class card at count was dot; do
      [ "$class $card $dot" = "vfs $1 ." ] || continue
      if (shared_vfs "$at"); then
        forget_vfs "$at"
        continue
      fi
      vfs_now "$at"
      why=
      if made_here; then why=$(held_vfs "$1" "$at"); fi
      if [ -n "$why" ]; then
        complain "the virtual functions of $1 stay, as they go all at once: $why"
        continue
      fi
      ! made_here || undo sh -c 'echo 0 >"$0"' "$FUNCTIONS/$at/sriov_numvfs"
      [ "$probe" = "$was" ] || undo sh -c 'echo "$1" >"$0"' "$FUNCTIONS/$at/sriov_drivers_autoprobe" "$was"
    done <"$STATE/saved"
  } 7</run/vethloom
}

forget_vfs() { # ADDRESS: they are that lab's alone
  while read -r line; do
    case $line in
      "vfs $card $1 "* | "made $1 "*) ;;
      *) say "$line" ;;
    esac
  done <"$STATE/saved" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"
}

held_vfs() { # CARD ADDRESS: why they are not to go; ours have no driver by now, and no MAC
  for each in "$FUNCTIONS/$2"/virtfn*; do
    each=$(readlink "$each")
    each=${'$'}{each##*/}
    driver=$(driver_of "$each") || continue
    process=$(who_has "$each")
    if [ -n "$process" ]; then say "process $process has $each"; else say "$each is with the driver $driver"; fi
    return
  done
  card_of "$1:vf" "$2"
  told=
  [ -z "$CARD" ] || told=$(told_vfs "$CARD")
  [ -n "$told" ] || say "$1 has no network device here that tells of them"
  while read -r number told; do
    case $told in
      '' | "$NO_MAC 0 0 802.1Q" | "$OTHER_NO_MAC 0 0 802.1Q") continue ;;
      *) ;;
    esac
    grep -qxF "made $2 $number $told ." "$STATE/saved" || {
      say "somebody has set MAC or VLAN of number $number"
      return
    }
  done <<END
$told
END
}

spared_vfs() { # says which are no longer those that we have made
  [ -s "$STATE/saved" ] || return 0
  while read -r class card at count was dot; do
    [ "$class $dot" = 'vfs .' ] || continue
    vfs_now "$at"
    [ "${'$'}{now:-0}" = 0 ] || made_here || complain "the virtual functions of $card stay: somebody else has made those that are there"
  done <"$STATE/saved"
}
`;
