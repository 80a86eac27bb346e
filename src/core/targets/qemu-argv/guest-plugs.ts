import { braceVariables } from '../../text/braces.ts';

/** For guests whose taps QEMU makes: lines of `need_plugs`. */
export const PLUGS = braceVariables(String.raw`
# QEMU doubles a comma in the value of an option.
beside() { printf '%s\n' "${'$'}{here%/*}/$1" | sed 's/,/,,/g'; }

# QEMU calls qemu-ifup when it has made the tap, and qemu-ifdown before the tap goes.
need_plugs() { # TAP SWITCH CABLE
  need_backend tap "$3"
  [ "$(id -u)" -eq 0 ] ||
    problem "$3: QEMU makes the tap $1, and must be root for that: run me as root, or draw it as made by net.sh"
  [ ! -e "/sys/class/net/$1" ] ||
    problem "$3: $1 is there already, and QEMU would take it: end what made it"
  [ -e "/sys/class/net/$2" ] || problem "$3: the switch $2 is not there: run ./net.sh up first"
  for script in qemu-ifup qemu-ifdown; do
    [ -x "${'$'}{here%/*}/$script" ] ||
      problem "$3: ${'$'}{here%/*}/$script is not there, or no program (chmod +x)"
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
  [ -e "/sys/class/net/$1/bridge" ] || problem "$2: the bridge $1 is not there: run ./net.sh up first"
  if [ ! -x "$helper" ]; then
    problem "$2: qemu-bridge-helper is not here for you (Debian: apt install qemu-system-common)"
    return
  fi
  [ "$(id -u)" -eq 0 ] || [ -u "$helper" ] || getcap "$helper" 2>/dev/null | grep -q cap_net_admin ||
    problem "$2: $helper has no set-uid bit, so it serves root alone: sudo chmod u+s $helper, or run me as root"
  conf=/etc/qemu/bridge.conf
  # Who may not read it asks the helper.
  if [ -e "$conf" ] && [ ! -r "$conf" ]; then
    return
  fi
  grep -Eqs "^[[:space:]]*(allow[[:space:]]+(all|$1)[[:space:]]*\$|include[[:space:]])" "$conf" ||
    problem "$2: qemu-bridge-helper plugs nobody into $1 before $conf has the line: allow $1"
}`);
