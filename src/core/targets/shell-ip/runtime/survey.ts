/** Reads back what the machine holds and compares it with what the steps declare. */
export const SURVEY = String.raw`
# ---- What this machine holds, read back ---------------------------------------------

survey() { # TASK: sections of text, each after a line that begins with @
  echo '@host'
  everything -batch - || echo '@unreadable'
  [ "$IPV6" = no ] || { echo '@host 6' && ip -j -6 -d route show table main; }
  case $FEATURES in
    *vlan-filtering*) echo '@vlans' && bridge vlan show 2>/dev/null ;;
    *) ;;
  esac
  for name in /run/netns/*; do
    [ -e "$name" ] || continue
    name=${'$'}{name##*/}
    printf '@namespace %s\n' "$name"
    # A namespace is ours by the mark on its loopback, which comes first.
    everything -n "$name" -batch - 2>/dev/null
    [ "$IPV6" = no ] || { printf '@namespace %s 6\n' "$name" && ip -n "$name" -j -6 -d route show table main 2>/dev/null; }
  done
  survey_ovs
  survey_services "$1"
  survey_cards
  survey_vfs
  for name in intent saved; do
    [ -s "$STATE/$name" ] || continue
    printf '@%s\n' "$name"
    show <"$STATE/$name"
  done
}

# A process costs more than reading a short text line by line.
show() {
  while IFS= read -r line; do say "$line"; done
}

# Whether an "up" has begun and was not ended.
building() {
  [ -e "$STATE/intent" ] || return 1
  read -r now <"$STATE/intent" || return 0
  [ "$now" != up ]
}

# Devices, addresses and IPv4 routes of one network namespace, in one process; where it
# is drawn, also what it forwards. Not as text: for that ip would look up the name of the
# namespace at the other end of each cable, and open all there are for it.
everything() { # ARGUMENT...
  ip -j -d "$@" <<END
address show
route show table main
$NETCONF
END
}

case $SERVICES in
  *forwarding*) NETCONF='netconf show' ;;
  *) NETCONF= ;;
esac

ovs() { ovs-vsctl --timeout=10 --format=csv --data=bare --no-headings "$@" 2>/dev/null 9>&-; }

silent_ovs() { echo '@silent what Open vSwitch has of it, as it does not answer'; }

survey_ovs() {
  # Asking costs more than all the rest where it does not run.
  if [ ! -S "${'$'}{OVS_RUNDIR:-/var/run/openvswitch}/db.sock" ]; then
    [ "$OVS" = no ] || ! command -v ovs-vsctl >/dev/null || silent_ovs
    return 0
  fi
  if ! bridges=$(ovs --columns=name find bridge "external_ids:vethloom=$LAB"); then
    [ "$OVS" = no ] || silent_ovs
    return 0
  fi
  echo '@ovs-bridge'
  ovs --columns=name,fail_mode,stp_enable list bridge
  echo '@ovs-port'
  ovs --columns=name,vlan_mode,tag,trunks,bond_mode,lacp,bond_updelay,bond_downdelay,interfaces,other_config list port
  echo '@ovs-interface'
  ovs --columns=name,type,options,_uuid,error list interface
  for name in $bridges; do
    printf '@ours-ovs ovs-bridge\n%s\n@ovs-members %s\n' "$name" "$name"
    ovs-vsctl --timeout=10 list-ports "$name" 2>/dev/null
  done
  echo '@ours-ovs ovs-port'
  ovs --columns=name find port "external_ids:vethloom=$LAB"
  echo '@ours-ovs ovs-member'
  ovs --columns=name find interface "external_ids:vethloom=$LAB"
}

# judge TASK: "check" prints what is in the way of the steps, "status" and "json" how
# each declared object is, "ours" what of this lab is there, whatever the steps say, and
# "left" the same for people; "up" all that the building must know of this.
judge() {
  {
    survey "$1"
    case $1 in
      ours | left) ;;
      *) echo '@declared' && MODE=list && steps ;;
    esac
  } | awk -v task="$1" -v group="$GROUP" -v mark="$MARK:" -v lab="$LAB" "$JUDGE"
}
`;
