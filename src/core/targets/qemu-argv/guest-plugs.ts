import { braceVariables } from '../../text/braces.ts';

/** By the mark of net.sh: what another has made of the name is no place for a guest. Needs `lab`. */
export const IS_OURS = braceVariables(String.raw`
is_ours() { # SWITCH
  case $(cat "/sys/class/net/$1/ifalias" 2>/dev/null) in
    "vethloom:$lab:"*) return 0 ;;
    *) ;;
  esac
  mark=$(ovs-vsctl --timeout=10 --if-exists get bridge "$1" external_ids:vethloom 2>/dev/null | tr -d '"')
  [ "$mark" = "$lab" ]
}`);

/** For guests whose taps are made when they start. */
export const OUR_SWITCH = braceVariables(String.raw`${IS_OURS}

need_ours() { # SWITCH CABLE
  is_ours "$1" || problem "$2: the switch $1 of this drawing is not there: run ./net.sh up first"
}`);

/** For guests whose taps QEMU makes: lines of `need_plugs`. */
export const PLUGS = braceVariables(String.raw`
# QEMU doubles a comma in the value of an option.
beside() { printf '%s\n' "${'$'}{here%/*}/$1" | sed 's/,/,,/g'; }

# Whether nobody may write the file itself but root, and who has become root by sudo. In a namespace of
# one user root is nobody else than that user.
is_kept() { # FILE
  read -r _ _ users </proc/self/uid_map && [ "$users" != 1 ] || return 0
  kept=$(stat -Lc '%u %a' "$1" 2>/dev/null)
  case ${'$'}{kept% *} in
    0 | "${'$'}{SUDO_UID:-0}") ;;
    *) return 1 ;;
  esac
  case $kept in
    *[2367]? | *[2367]) return 1 ;;
    *) ;;
  esac
}

# QEMU calls qemu-ifup when it has made the tap, and qemu-ifdown before the tap goes.
need_plugs() { # TAP SWITCH CABLE
  need_backend tap "$3"
  [ "$(id -u)" -eq 0 ] ||
    problem "$3: QEMU makes the tap $1, and must be root for that: run me as root, or draw it as made by net.sh"
  [ ! -e "/sys/class/net/$1" ] ||
    problem "$3: $1 is there already, and QEMU would take it: end what made it"
  need_ours "$2" "$3"
  for script in qemu-ifup qemu-ifdown; do
    script=${'$'}{here%/*}/$script
    if [ ! -x "$script" ]; then
      problem "$3: $script is not there, or no program (chmod +x)"
    elif ! is_kept "$script" || ! is_kept "${'$'}{here%/*}"; then
      problem "$3: QEMU runs $script as root, so it and its folder must be root's or yours, and for nobody else to write: chown, and chmod go-w"
    fi
  done
}`);

/** For guests whose taps qemu-bridge-helper makes: lines of `need_helper`. */
export const HELPER = braceVariables(String.raw`
# Who may run the helper plugs guests into the bridges that /etc/qemu/bridge.conf allows. That file
# and the set-uid bit, without which it serves root alone, are for the owner of the machine to set.
helper=/usr/lib/qemu/qemu-bridge-helper
[ -x "$helper" ] || helper=/usr/libexec/qemu-bridge-helper

need_helper() { # BRIDGE CABLE
  need_backend tap "$2"
  need_ours "$1" "$2"
  if [ ! -x "$helper" ]; then
    problem "$2: qemu-bridge-helper is not here for you (Debian: apt install qemu-system-common)"
    return
  fi
  [ "$(id -u)" -eq 0 ] || [ -u "$helper" ] || PATH=$PATH:/usr/sbin:/sbin getcap "$helper" 2>/dev/null | grep -q cap_net_admin ||
    problem "$2: $helper has no set-uid bit, so it serves root alone: sudo chmod u+s $helper, or run me as root"
  conf=/etc/qemu/bridge.conf
  # Who may not read it asks the helper.
  if [ -e "$conf" ] && [ ! -r "$conf" ]; then
    return
  fi
  grep -Eqs "^[[:space:]]*(allow[[:space:]]+(all|$1)[[:space:]]*\$|include[[:space:]])" "$conf" ||
    problem "$2: qemu-bridge-helper plugs nobody into $1 before $conf has the line: allow $1"
}`);
