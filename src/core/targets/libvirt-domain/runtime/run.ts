import { braceVariables } from '../../../text/braces.ts';

/** start, stop and console. */
export const RUN = braceVariables(String.raw`
# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # GUEST LISTENER
  [ "$1" = "$starting" ] || return 0
  look_power "$2"
  [ "$is_on" = yes ] || {
    problem "$1" "is cabled to $2, which listens and is off: start it first"
    heard=no
  }
}

identity() { TZ=UTC0 stat -c '%d:%i:%w %n' "$1" 2>/dev/null; }

# QEMU replaces what it finds there, and leaves what it made: that is told by the metadata.
need_nothing() { # GUEST PATH
  case $1:$uri in
    "$starting":qemu:///*) [ -e "$2" ] || [ -L "$2" ] || return 0 ;;
    *) return 0 ;;
  esac
  made=$(vsh metadata "$uuid" urn:vethloom:made --config 2>/dev/null || true)
  found=$(identity "$2" || true)
  echo "$made" | grep -qF ">$found<" || {
    problem "$1" "$2 is there already: end what made it, or remove it"
    free=no
  }
}

note_socket() { # GUEST PATH
  case $1:$uri in
    "$starting":qemu:///*) made="$made<socket>$(identity "$2" || true)</socket>" ;;
    *) ;;
  esac
}

note_sockets() {
  made=''
  each_socket note_socket
  [ -z "$made" ] ||
    vsh metadata "$uuid" urn:vethloom:made --config --key made --set "<sockets>$made</sockets>" >/dev/null
}

# qemuInterfaceOpenVhostNet() of libvirt 9.0: without KVM it gives none and says nothing of it.
need_vhost() { # GUEST CABLE on|force
  case $1:$uri in
    "$starting":qemu:///*) ;;
    *) return 0 ;;
  esac
  kind=$(vsh dumpxml --inactive "$uuid" | sed -n "1s/.* type='\([a-z]*\)'.*/\1/p" || true)
  case $kind:$3 in
    kvm:*)
      [ -c /dev/vhost-net ] || {
        problem "$1" "$2: /dev/vhost-net is not there: load the module (modprobe vhost_net; CONFIG_VHOST_NET), or draw the cable without vhost"
        free=no
      }
      ;;
    *:force)
      problem "$1" "$2: libvirt gives vhost to guests of KVM only: draw the cable without forced vhost"
      free=no
      ;;
    *) say "$1" "$2: without vhost, which libvirt gives to guests of KVM only" ;;
  esac
}

start_domain() {
  is_meant "$1" || return 0
  starting=$1 heard=yes free=yes
  each_listener need_listener
  [ "$heard" = yes ] || return
  look_domain "$1"
  if [ "$whose" != ours ]; then
    problem "$1" 'is not defined: define it first'
    return
  fi
  look_state
  case $state in
    running) say "$1" 'guest is running already' ;;
    'shut off' | crashed)
      each_socket need_nothing
      each_card need_idle
      each_vhost need_vhost
      [ "$free" = yes ] || return
      if vsh start "$uuid" >/dev/null; then
        note_sockets
        say "$1" 'guest started'
      else
        problem "$1" 'the guest did not start'
      fi
      ;;
    *) problem "$1" "the guest is neither on nor off but: $state" ;;
  esac
}

wake_network() { # NETWORK BRIDGE [makes]
  [ "${'$'}{3-}" = makes ] || return 0
  look_network "$1"
  [ "$whose" != ours ] || network_is_active "$1" || vsh net-start "$1" >/dev/null ||
    problem "$1" 'the network did not start'
}

start() {
  each_network need_bridge
  each_network judge_network
  [ "$bad" -eq 0 ] || return
  each_network wake_network
  [ "$bad" -eq 0 ] || return
  each_meant start_domain
}

# Sets is_on, for a guest of ours.
look_power() {
  is_on=no
  look_domain "$1"
  [ "$whose" = ours ] || return 0
  look_state
  [ "$state" = 'shut off' ] || is_on=yes
}

press_power() {
  is_meant "$1" || return 0
  look_power "$1"
  [ "$is_on" = no ] || vsh shutdown "$uuid" >/dev/null
}

count_on() {
  is_meant "$1" || return 0
  look_power "$1"
  [ "$is_on" = no ] || any_on=yes
}

power_off() {
  is_meant "$1" || return 0
  look_power "$1"
  if [ "$is_on" = no ]; then
    say "$1" 'guest is off'
  elif vsh destroy "$uuid" >/dev/null; then
    say "$1" "guest was still on after $seconds seconds: ended"
  else
    remains "$1" 'the guest is still on'
  fi
}

stop() {
  each_meant press_power
  waited=0
  while any_on=no && each_meant count_on && [ "$any_on" = yes ] && [ "$waited" -lt "$seconds" ]; do
    sleep 1
    waited=$((waited + 1))
  done
  each_meant power_off
}

console_domain() {
  is_meant "$1" || return 0
  look_domain "$1"
  [ "$whose" != ours ] || exec virsh -c "$uri" console "$uuid"
  problem "$1" 'is not defined: define it first'
}`);
