/** What must hold before anything is changed. Every problem is told, then the script stops. */
export const PREFLIGHT = String.raw`
# ---- Before anything is changed -----------------------------------------------------

ready() { # VERB: has what every verb needs that looks at this machine
  if [ "$USER_ID" -ne 0 ]; then
    complain "\"$1\" needs root"
    exit 3
  fi
}

# A network namespace without a name shows what the kernel can do and goes by itself.
can() { # LINES: commands of ip
  unshare -n ip -batch - >/dev/null 2>&1 <<END
$1
END
}

probe() { # FEATURE
  case $1 in
    bridge) say link add name probe0 type bridge ;;
    vlan-filtering) say link add name probe1 type bridge vlan_filtering 1 ;;
    veth) say link add name probe2 type veth peer name probe3 ;;
    tap) say tuntap add dev probe4 mode tap ;;
    *) ;;
  esac
}

lacking() { # one line for each thing that this machine lacks
  for tool in $TOOLS; do
    command -v "$tool" >/dev/null || say "the program $tool is missing"
  done
  all=
  for name in $FEATURES; do
    all="$all$(probe "$name")$NL"
  done
  can "$all" || for name in $FEATURES; do
    can "$(probe "$name")" || say "this kernel cannot make: $name"
  done
  if [ "$OVS" = yes ] && command -v ovs-vsctl >/dev/null; then
    ovs-appctl --timeout=5 -t ovs-vswitchd version >/dev/null 2>&1 9>&- ||
      say 'Open vSwitch does not answer: is ovs-vswitchd running?'
  fi
  return 0
}

in_the_way() { # tells WAY
  complain 'nothing was changed; in the way:'
  printf '%s\n' "$WAY" | sed 's/^ */  /' >&2
}
`;
