import { braceVariables } from '../../../text/braces.ts';

/** status, and the choice between the verbs. */
export const STATUS = braceVariables(String.raw`
differs() {
  say "$1" "$2"
  bad=5
}

status_network() {
  look_network "$1"
  case $whose in
    nobody) differs "$1" 'network missing' ;;
    foreign) differs "$1" 'network foreign' ;;
    *)
      if ! network_is_active "$1"; then
        differs "$1" 'network inactive'
      elif ! network_is_current "$1"; then
        differs "$1" 'network runs as it was drawn before'
      else
        say "$1" 'network active'
      fi
      ;;
  esac
}

status_domain() {
  is_meant "$1" || return 0
  look_domain "$1"
  case $whose in
    nobody) differs "$1" 'guest missing' ;;
    foreign) differs "$1" 'guest foreign' ;;
    *)
      if domain_is_current "$1"; then
        look_state
        say "$1" "guest $state"
        [ -z "$only" ] || [ "$state" = running ] || bad=5
      else
        differs "$1" 'guest differs from the drawing'
      fi
      ;;
  esac
}

status() {
  [ -n "$only" ] || each_network status_network
  each_meant status_domain
}`);

export const VERBS = braceVariables(String.raw`
usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
  printf '%s\n' "usage: $0 VERB" \
    '  help           this text' \
    '  define         make the guests and networks known to libvirt; starts no guest' \
    '                 --replace: also those that were drawn anew since' \
    '  undefine       remove them again; what is not of this drawing is left alone' \
    '  start [NAME]   switch all guests on, or one' \
    '  stop [NAME]    press their power buttons; end those where that does not help' \
    '  console NAME   the serial console of a guest (Ctrl-] leaves it)' \
    '  status         what is there; ends with 5 where something differs' \
    '  status NAME    how a guest is; ends with 5 where it is not running as drawn' \
    '' \
    "Disks are yours to add: \"define\" puts what $here/NAME.devices.xml holds, if it is" \
    'there, among the devices of the guest NAME: elements such as <disk>.' \
    'LIBVIRT_DEFAULT_URI names the libvirt, qemu:///system as long as it is not set.' \
    'VETHLOOM_ACCEL=tcg defines guests without KVM.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 2 something is still there, 5 differs, 64 usage.'
}

misused() {
  usage >&2
  exit 64
}

verb=${'$'}{1:-help} seconds=${'$'}{VETHLOOM_STOP_SECONDS:-30}
[ $# -le 2 ] || misused
case $verb:$only in
  define: | define:--replace)
    [ -z "$only" ] || replace=yes only=''
    ;;
  undefine:) ;;
  start:* | stop:* | status:*) ;;
  console:?*) ;;
  help:* | -h:* | --help:*)
    usage
    exit 0
    ;;
  *) misused ;;
esac
case $seconds in
  *[!0-9]*) misused ;;
  *) ;;
esac
preflight
case $verb in
  console) each_meant console_domain ;;
  *) "$verb" ;;
esac
exit "$bad"`);
