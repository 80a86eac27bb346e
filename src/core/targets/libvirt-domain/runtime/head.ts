import { braceVariables } from '../../../text/braces.ts';

/** What every verb of define.sh needs: it looks at the files, and at what libvirt has of them. */
export const HEAD = braceVariables(String.raw`
LC_ALL=C
export LC_ALL
uri=${'$'}{LIBVIRT_DEFAULT_URI:-qemu:///system}
accel=${'$'}{VETHLOOM_ACCEL:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
bad=0
only=${'$'}{2:-}

vsh() { virsh -q -c "$uri" "$@"; }

say() { printf '%s: %s\n' "$1" "$2"; }

problem() {
  printf '%s: %s\n' "$1" "$2" >&2
  bad=1
}

# The exit status 2 of net.sh: not all of it could be taken away.
remains() {
  problem "$1" "$2"
  bad=2
}

uuid_in() { sed -n 's:^  <uuid>\([0-9a-f-]*\)</uuid>$:\1:p' "$1"; }

preflight() {
  if ! command -v virsh >/dev/null; then
    problem virsh 'is not installed'
    exit 1
  fi
  if ! vsh uri >/dev/null; then
    problem "$uri" 'libvirt does not answer'
    exit 1
  fi
  [ -n "$only" ] || each_network need_network_file
  each_domain need_domain_file
  [ "$bad" -eq 0 ] || exit 1
}

need_network_file() { need_file "$1" "$here/networks/$1.xml"; }
need_domain_file() { ! is_meant "$1" || need_file "$1" "$here/$1.xml"; }
need_file() {
  uuid=$(uuid_in "$2" 2>/dev/null || true)
  [ -n "$uuid" ] || problem "$1" "$2 is missing or damaged"
}

# Sets uuid, and whose: nobody, ours or foreign.
look() {
  uuid=$(uuid_in "$1" || true)
  case $2 in
    '') whose=nobody ;;
    "$uuid") whose=ours ;;
    *) whose=foreign ;;
  esac
}

look_network() {
  found=$(vsh net-uuid "$1" 2>/dev/null || true)
  look "$here/networks/$1.xml" "$found"
}

# By the list, as virsh takes a name of digits for the id of a running domain.
look_domain() {
  known=$(vsh list --all --uuid --name || true)
  found=$(echo "$known" | sed -n "s/^\([0-9a-f-]\{36\}\)  *$1\$/\1/p" || true)
  look "$here/$1.xml" "$found"
}

network_is_active() {
  active=$(vsh net-list --name || true)
  echo "$active" | grep -qx -- "$1"
}

digest_of() { sed -n 's/.*<[a-z:]*drawing .*digest=.\([0-9a-f]*\).*/\1/p'; }

# Sets state: as virsh calls it.
look_state() { state=$(vsh domstate "$uuid" || true); }

# Whether a verb is about this guest, as it is without a NAME about all.
is_meant() {
  [ -z "$only" ] || [ "$only" = "$1" ] || return 1
  met=yes
}

each_meant() { # FUNCTION
  met=no
  each_domain "$1"
  [ "$met" = yes ] || [ -z "$only" ] || problem "$only" 'is no guest of this drawing'
}

domain_is_current() {
  mark=$(vsh metadata "$uuid" urn:vethloom --config 2>/dev/null || true)
  defined=$(echo "$mark" | digest_of || true)
  drawn=$(digest_of <"$here/$1.xml" || true)
  [ "$defined" = "$drawn" ]
}`);
