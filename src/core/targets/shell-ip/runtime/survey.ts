/** Reads back what the machine holds and compares it with what the steps declare. */
export const SURVEY = String.raw`
# ---- What this machine holds, read back ---------------------------------------------

survey() { # sections of text, each after a line that begins with @
  [ ! -e "$STATE/intent" ] || echo '@begun'
  echo '@links -'
  ip -d -o link show || echo '@unreadable'
  echo '@addresses -'
  ip -o address show
  routes -
  if command -v bridge >/dev/null; then
    echo '@vlans'
    bridge vlan show 2>/dev/null
  fi
  ip netns list 2>/dev/null | while read -r name _; do
    printf '@namespace %s\n' "$name"
    # A namespace is ours by the mark on its loopback.
    case $(ip -n "$name" -o link show dev lo 2>/dev/null) in
      *"    alias $MARK:"*) survey_namespace "$name" ;;
      *'    alias '*) ;;
      *) printf '@unmarked %s\n' "$name" ;;
    esac
  done
  survey_ovs
  if [ -e "$STATE/intent" ]; then
    echo '@intent'
    cat "$STATE/intent"
  fi
  if [ -e "$STATE/saved" ]; then
    echo '@saved'
    cat "$STATE/saved"
  fi
}

survey_namespace() { # NAMESPACE
  printf '@ours %s\n@links %s\n' "$1" "$1"
  ip -n "$1" -d -o link show
  printf '@addresses %s\n' "$1"
  ip -n "$1" -o address show
  routes "$1" -n "$1"
}

routes() { # NAMESPACE ARGUMENT...
  where=$1
  shift
  printf '@routes %s 4\n' "$where"
  ip "$@" -4 route show table main
  printf '@routes %s 6\n' "$where"
  ip "$@" -6 route show table main
}

ovs() { ovs-vsctl --timeout=10 --format=csv --data=bare --no-headings "$@" 2>/dev/null 9>&-; }

survey_ovs() {
  command -v ovs-vsctl >/dev/null || return 0
  bridges=$(ovs --columns=name find bridge "external_ids:vethloom=$LAB") || return 0
  echo '@ovs-bridge'
  ovs --columns=name,fail_mode,stp_enable list bridge
  echo '@ovs-port'
  ovs --columns=name,vlan_mode,tag,trunks list port
  echo '@ovs-interface'
  ovs --columns=name,type,options,error list interface
  for name in $bridges; do
    printf '@ours-ovs ovs-bridge\n%s\n@ovs-members %s\n' "$name" "$name"
    ovs-vsctl --timeout=10 list-ports "$name" 2>/dev/null
  done
  echo '@ours-ovs ovs-port'
  ovs --columns=name find port "external_ids:vethloom=$LAB"
}

# judge MODE: "check" prints what is in the way of the steps, "status" and "json" how
# each declared object is, "ours" what of this lab is there, whatever the steps say.
judge() {
  {
    survey
    if [ "$1" != ours ]; then
      echo '@declared'
      MODE=list
      steps
    fi
  } | awk -v task="$1" -v group="$GROUP" -v mark="$MARK:" -v lab="$LAB" "$JUDGE"
}
`;
