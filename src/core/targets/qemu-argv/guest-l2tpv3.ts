import { braceVariables } from '../../text/braces.ts';

/** For guests with L2TPv3 over IP itself: lines of `need_root`. */
export const L2TPV3 = braceVariables(String.raw`
# raw(7): who opens a raw socket has CAP_NET_RAW.
need_root() { # CABLE
  [ "$(id -u)" -eq 0 ] || problem "$1: L2TPv3 over IP is for root alone; over UDP it is not"
}`);
