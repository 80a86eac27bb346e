/** What must hold before anything is changed. Every problem is told, then the script stops. */
export const PREFLIGHT = String.raw`
# ---- Before anything is changed -----------------------------------------------------

ready() { # VERB [EXIT]: has what every verb needs that looks at this machine
  if [ "$USER_ID" -ne 0 ]; then
    complain "\"$1\" needs root"
    exit "${'$'}{2-3}"
  fi
}

lacking_accounts() {
  if lone_user; then
    say "account-unmapped: nobody but you is in a namespace that you make without root, so no tap can be lent there; leave owner and group out"
    return 0
  fi
  for each in $ACCOUNTS; do
    case ${'$'}{each#*:} in
      *[!0-9]*) getent "${'$'}{each%%:*}" "${'$'}{each#*:}" >/dev/null || say "account-missing: this machine has no ${'$'}{each%%:*} entry ${'$'}{each#*:}, to whom a tap is lent; draw another owner or group" ;;
      *) ;;
    esac
  done
}

# A fact of a tap, by the name that ip tells. What has a blank in it would be two facts.
named() { # FACT passwd|group ACCOUNT
  command -v getent >/dev/null || return 0
  number=$(getent "$2" "$3" | cut -d: -f3)
  name=$(getent "$2" "${'$'}{number:-$3}" | cut -d: -f1)
  case ${'$'}{name:-$3} in
    *[[:space:]]*) ;;
    *) say " $1=${'$'}{name:-$3}" ;;
  esac
}

# What is not in the way, but may make the drawing untrue. Files are looked at, and
# programs asked only where a file says that there is a reason.
hints() {
  hint_firewall
  hint_vfs
  [ ! -e /run/NetworkManager/NetworkManager.pid ] ||
    say 'networkmanager-runs: NetworkManager may configure devices of this lab; if it does: nmcli device set NAME managed no'
  [ ! -e /run/systemd/netif/state ] || hint_networkd
}

# What the firewall of this machine says, asked for once. nft shows what iptables says to
# nftables, too.
firewall() { # sets FIREWALL
  [ -z "$FIREWALL" ] || return 0
  if ! FIREWALL=$(nft list ruleset 2>/dev/null) || read -r _ </proc/net/ip_tables_names; then
    FIREWALL=$FIREWALL$NL$(iptables-save)
  fi 2>/dev/null
  FIREWALL=$FIREWALL$NL
}

hint_firewall() {
  bridged=no
  ! holds /proc/sys/net/bridge/bridge-nf-call-iptables 1 || bridged=yes
  case $bridged:$FEATURES in
    yes:*bridge*) what='br-nf-call: what passes a bridge passes the firewall of this machine too (br_netfilter)' ;;
    *:*nat=*) what='firewall-no-forward-rule: what is forwarded passes the firewall of this machine' ;;
    *) return 0 ;;
  esac
  firewall
  drops=no rest=$FIREWALL
  while [ "$drops" = no ]; do
    case $rest in
      *' hook forward '*) rest=${'$'}{rest#*' hook forward '} ;;
      *"$NL:FORWARD DROP "*)
        drops=yes
        continue
        ;;
      *) return 0 ;;
    esac
    case ${'$'}{rest%%"$NL"*} in
      *'policy drop'*) drops=yes ;;
      *) ;;
    esac
  done
  how='a rule there must accept it; no table of ours can'
  [ ! -e /sys/class/net/docker0 ] ||
    how='Docker set it so: iptables -I DOCKER-USER -i BRIDGE -j ACCEPT, and -o BRIDGE'
  say "$what, which drops what no rule accepts: $how"
}

hint_session() {
  peer=$(session_peer)
  [ -n "$peer" ] || return 0
  for uplink in $UPLINKS; do
    nic=${'$'}{uplink%%/*}
    carries "$nic" || continue
    case $(ip -o route get "$peer" 2>/dev/null) in
      *" dev $nic "*) say "uplink-ssh-cut: this session comes from $peer over $nic, which becomes a port: \"up\" asks for \"confirm\" within $WAIT seconds, or takes all back" ;;
      *) ;;
    esac
  done
}

# Who is at the other end of this session; sudo hides it from us, but not from root.
session_peer() {
  peer=${'$'}{SSH_CONNECTION-}
  process=$$
  while [ -z "$peer" ] && [ "$process" -gt 1 ]; do
    peer=$(tr '\0' '\n' 2>/dev/null <"/proc/$process/environ" | sed -n 's/^SSH_CONNECTION=//p')
    read -r line <"/proc/$process/stat" || return 0
    line=${'$'}{line##*") "? }
    process=${'$'}{line%% *}
  done
  say "${'$'}{peer%% *}"
}

hint_networkd() {
  names=$( (MODE=list && steps) | sed -n "s:^make$TAB.*${'$'}{TAB}link \([^/$TAB]*\)$TAB.*:\1:p")
  for file in /etc/systemd/network/*.network /run/systemd/network/*.network /usr/lib/systemd/network/*.network; do
    [ -r "$file" ] || continue
    section=
    while IFS= read -r line; do
      case $section$line in
        *'['*']') section=${'$'}{line%]} ;;
        \[MatchName=*)
          set -f
          for pattern in ${'$'}{line#Name=}; do
            for name in $names; do
              # shellcheck disable=SC2254
              case $name in
                $pattern) say "networkd-matches: systemd-networkd may take $name, as $file says Name=$pattern; a file before it with Name=$name and Unmanaged=yes under [Link] keeps it off" ;;
                *) ;;
              esac
            done
          done
          set +f
          ;;
        *) ;;
      esac
    done <"$file"
  done
}

FIREWALL=

in_the_way() { # [OUTCOME]: tells WAY
  complain "${'$'}{1:-nothing was changed}; in the way:"
  while IFS= read -r line; do
    printf '  %s\n' "${'$'}{line#  }" >&2
  done <<END
$WAY
END
  [ -z "$NATIVE" ] || offer "${'$'}{NATIVE% *}" "${'$'}{NATIVE#* }" >&2
}
`;
