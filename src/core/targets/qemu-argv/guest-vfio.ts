import { braceVariables } from '../../text/braces.ts';

/** For guests with network cards of the host: lines of `need_vfio`. */
export const VFIO = braceVariables(String.raw`
need_vfio() { # ADDRESS CARD MIB CABLE
  driver=$(readlink "/sys/bus/pci/devices/$1/driver")
  node=$(readlink "/sys/bus/pci/devices/$1/iommu_group")
  node=/dev/vfio/${'$'}{node##*/}
  if [ "${'$'}{driver##*/}" != vfio-pci ]; then
    problem "$4: the host has not given $2 ($1) away: run ./net.sh up first"
  elif [ ! -r "$node" ] || [ ! -w "$node" ]; then
    problem "$4: $node, which is $2 ($1), is not yours: run me as who ran sudo ./net.sh up, or as root"
  elif other=$(find /proc/[0-9]*/fd -lname "$node" 2>/dev/null | sed -n '1s:^/proc/\([0-9]*\)/.*:\1:p') && [ -n "$other" ]; then
    problem "$4: $2 ($1) is taken by another process (process $other): end it first"
  fi
  # All memory of the guest is locked, as the card may write to any of it.
  limit=$(sed -n 's/^Max locked memory *\([^ ]*\).*/\1/p' /proc/self/limits)
  [ "$(id -u)" -eq 0 ] || [ "$limit" = unlimited ] || [ "$limit" -ge $((($3 + 64) * 1048576)) ] ||
    problem "$4: you may lock $limit bytes of memory, and $2 needs all of the guest's $3 MiB locked: raise memlock in /etc/security/limits.conf, or run me as root"
}`);
