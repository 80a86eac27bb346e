import { braceVariables } from '../../text/braces.ts';

/** For guests with vhost: lines of `need_vhost`. */
export const VHOST = braceVariables(String.raw`
# Without it QEMU 7.2 ends in the middle of its start, by an assertion.
need_vhost() { # CABLE
  if [ ! -c /dev/vhost-net ]; then
    problem "$1: /dev/vhost-net is not there: load the module (modprobe vhost_net; CONFIG_VHOST_NET), or draw the cable without vhost"
  elif [ ! -r /dev/vhost-net ] || [ ! -w /dev/vhost-net ]; then
    problem "$1: /dev/vhost-net is not yours: join the group kvm, or run me as root"
  fi
}`);
