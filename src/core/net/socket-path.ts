/** unix(7): bytes of a path, without the NUL after it. */
const PATH_MAX = 107;

/**
 * Where programs have their sockets, in one spelling only: /var/run is /run. QEMU replaces what is
 * there, and libvirt's own is not to be it.
 */
const SOCKET_PATH = /^\/(?:run|tmp)(?!\/libvirt(?:\/|$))(?:\/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+$/;

export function isSocketPath(text: string): boolean {
  return text.length <= PATH_MAX && SOCKET_PATH.test(text);
}
