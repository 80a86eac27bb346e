import { braceVariables } from '../text/braces.ts';

/** For guests with cables to VDE switches: lines of `need_switch`. */
export const VDE = braceVariables(String.raw`
# A switch that was killed leaves its socket behind.
need_switch() { # FOLDER CABLE
  if ! grep -qF " $1/ctl" /proc/net/unix; then
    problem "$2: the switch at $1 does not run: run ./net.sh up first"
  elif [ ! -w "$1/ctl" ]; then
    problem "$2: the switch at $1 is not yours: run me as who ran sudo ./net.sh up, or as root"
  fi
}`);
