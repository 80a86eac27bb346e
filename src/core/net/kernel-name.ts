/** Bytes of a Linux interface name, IFNAMSIZ without the NUL. */
export const IFNAME_MAX = 15;
/** A file name under /run/netns may be longer; this keeps messages and file names readable. */
export const NETNS_NAME_MAX = 63;

/** Names the kernel, ip(8), libvirt or sysctl take for something else. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'all',
  'bonding_masters',
  'default',
  'dev',
  'down',
  'group',
  'lo',
  'master',
  'name',
  'none',
  'peer',
  'type',
  'up',
  'via',
]);

/**
 * Where no device has such a name, ip(8) takes the one with this number: `if2`
 * and `if2-eth0` the second of the machine. It reads the number with a sign.
 */
export const INDEX_NAME = /^if-?\d/;

/** libvirt drops a target name of these and gives another. */
export const LIBVIRT_PREFIX = /^(vnet|vif|macvtap|macvlan)\d+$/;

/**
 * The one alphabet for names that reach the kernel. It takes more, but nft,
 * sysctl, ip, ovs-vsctl, QEMU and libvirt each misread a different part of it.
 */
export function isKernelName(text: string, max: number): boolean {
  return text.length <= max && /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !RESERVED_NAMES.has(text);
}
