import { braceVariables } from '../../../text/braces.ts';

/** define and undefine: change what libvirt knows; what runs stays, but networks with --replace. */
export const DEFINE = braceVariables(String.raw`
replace=no

# libvirt would start the network all the same, and fail each guest that is in it.
need_bridge() { # NETWORK BRIDGE [makes] | NETWORK CARD cards [CARD...] | NETWORK CARD functions COUNT
  case ${'$'}{3-}:$uri in
    :qemu:///*) [ -e "/sys/class/net/$2" ] || problem "$1" "its switch $2 is not there: run ./net.sh up first" ;;
    cards:qemu:///*)
      name=$1 first=$2
      shift 3
      for card in "$first" "$@"; do
        [ -e "/sys/class/net/$card" ] || problem "$name" "its network card $card is not there"
      done
      ;;
    functions:qemu:///*) need_functions "$1" "$2" "$4" ;;
    *) ;;
  esac
}

refuse_network() {
  look_network "$1"
  case $whose:${'$'}{3-}:$uri in
    foreign:*) problem "$1" 'a network of this name exists and is not of this drawing' ;;
    nobody:makes:qemu:///*)
      [ ! -e "/sys/class/net/$2" ] || problem "$1" "libvirt is to make its switch $2, which is there already"
      ;;
    *) ;;
  esac
}

# libvirt goes on with what an active network was when it was started.
network_is_current() {
  running=$(vsh net-dumpxml "$1" | told_of_network || true)
  defined=$(vsh net-dumpxml --inactive "$1" | told_of_network || true)
  [ "$running" = "$defined" ]
}

# The addresses are of the virtual functions that it has found.
told_of_network() {
  sed -e "s/ connections='[0-9]*'//" -e '/^ *<mac address=/d' -e "/^ *<address type='pci' /d"
}

renew_network() {
  if [ "$replace" = no ]; then
    problem "$1" 'runs as it was drawn before: define --replace starts it anew, which unplugs its guests'
  elif vsh net-destroy "$1" >/dev/null && vsh net-start "$1" >/dev/null; then
    say "$1" 'network defined and started anew'
  else
    problem "$1" 'the network did not start'
  fi
}

# 9.0 has passt in its schema, and refuses it all the same.
need_passt() { # GUEST
  grep -q "^ *<backend type='passt'/>" "$here/$1.xml" || return 0
  version=$(virsh -c "$uri" version --daemon 2>/dev/null | sed -n 's/^Running against daemon: //p' || true)
  case $version in
    [0-8].* | 9.0.*)
      problem "$1" "has the back end passt, which libvirt $version refuses: a newer one is needed, or SLiRP in its place"
      ;;
    *) ;;
  esac
}

refuse_domain() {
  need_passt "$1"
  look_domain "$1"
  case $whose in
    foreign) problem "$1" 'a guest of this name exists and is not of this drawing' ;;
    ours)
      domain_is_current "$1" || [ "$replace" = yes ] ||
        problem "$1" 'was drawn anew since: define --replace writes it anew and drops what was added by hand'
      ;;
    *) ;;
  esac
}

define_network() {
  if ! vsh net-define --validate "$here/networks/$1.xml" >/dev/null; then
    problem "$1" 'libvirt did not take the network'
  elif ! network_is_active "$1" && ! vsh net-start "$1" >/dev/null; then
    problem "$1" 'the network did not start'
  elif ! network_is_current "$1"; then
    renew_network "$1"
  else
    say "$1" 'network defined'
  fi
}

# kvm where this libvirt has it for the guest's architecture.
find_type() {
  type=qemu slow=''
  case $accel in
    tcg) ;;
    kvm) type=kvm ;;
    *) ! vsh domcapabilities --virttype kvm --arch "$1" >/dev/null 2>&1 || type=kvm ;;
  esac
  native=$(uname -m)
  [ "$type:$accel" != qemu: ] || [ "$1" != "$native" ] || slow=', without KVM: 10 to 50 times slower'
}

define_domain() {
  look_domain "$1"
  find_type "$2"
  if [ "$whose" = ours ] && domain_is_current "$1"; then
    say "$1" 'guest is defined already'
    return
  fi
  more=$here/$1.devices.xml
  [ -r "$more" ] || more=/dev/null
  # After the last device.
  document=$(sed -e "1s/type='[a-z]*'/type='$type'/" -e "/^    <memballoon /r $more" "$here/$1.xml" || true)
  if printf '%s\n' "$document" | vsh define --validate /dev/stdin >/dev/null; then
    say "$1" "guest defined$slow"
  else
    problem "$1" 'libvirt did not take the guest'
  fi
}

define() {
  each_network need_bridge
  each_network refuse_network
  each_network judge_network
  each_domain refuse_domain
  if [ "$bad" -ne 0 ]; then
    echo 'nothing was changed' >&2
    return
  fi
  each_network define_network
  each_domain define_domain
}`);

export const UNDEFINE = braceVariables(String.raw`
undefine_domain() {
  look_domain "$1"
  [ "$whose" = ours ] || return 0
  look_state
  if [ "$state" != 'shut off' ]; then
    remains "$1" 'the guest is running: stop it first'
  elif vsh undefine "$uuid" >/dev/null; then
    say "$1" 'guest undefined'
  else
    remains "$1" 'the guest is still defined'
  fi
}

undefine_network() {
  look_network "$1"
  [ "$whose" = ours ] || return 0
  if network_is_active "$1" && ! vsh net-destroy "$uuid" >/dev/null; then
    remains "$1" 'the network is still active'
  elif vsh net-undefine "$uuid" >/dev/null; then
    say "$1" 'network undefined'
  else
    remains "$1" 'the network is still defined'
  fi
}

undefine() {
  each_domain undefine_domain
  each_network undefine_network
}`);
