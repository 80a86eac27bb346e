/** What must hold before anything is changed. Every problem is told, then the script stops. */
export const PREFLIGHT = String.raw`
# ---- Before anything is changed -----------------------------------------------------

ready() { # VERB: has what every verb needs that looks at this machine
  if [ "$(id -u)" -ne 0 ]; then
    complain "\"$1\" needs root"
    exit 3
  fi
  case $(ip -V 2>/dev/null) in
    'ip utility, iproute2'*) return 0 ;;
    *) complain 'the program ip of iproute2 is missing' ;;
  esac
  exit 3
}

# A network namespace without a name shows what the kernel can do and goes by itself.
can() { unshare -n "$@" >/dev/null 2>&1 9>&-; }

feature() { # NAME
  case $1 in
    bridge) can ip link add name probe type bridge ;;
    vlan-filtering) can ip link add name probe type bridge vlan_filtering 1 ;;
    veth) can ip link add name probe type veth peer name probe2 ;;
    tap) [ -c /dev/net/tun ] && can ip tuntap add dev probe mode tap ;;
    *) return 1 ;;
  esac
}

obstacles() { # one line for each thing in the way
  for tool in $TOOLS; do
    command -v "$tool" >/dev/null || say "the program $tool is missing"
  done
  for name in $FEATURES; do
    feature "$name" || say "this kernel cannot make: $name"
  done
  if [ "$OVS" = yes ] && command -v ovs-vsctl >/dev/null; then
    ovs-appctl --timeout=5 -t ovs-vswitchd version >/dev/null 2>&1 9>&- ||
      say 'Open vSwitch does not answer: is ovs-vswitchd running?'
  fi
  judge check
}

preflight() {
  found=$(obstacles)
  [ -n "$found" ] || return 0
  complain 'nothing was changed; in the way:'
  printf '%s\n' "$found" | sed 's/^/  /' >&2
  return 3
}
`;
