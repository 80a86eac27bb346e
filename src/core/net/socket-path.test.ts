import { expect, test } from 'vitest';
import { isSocketPath } from './socket-path.ts';

test.each([
  '/run/dpdk/web1.sock',
  '/run/v',
  '/tmp/a/b-c+d_e.1',
  '/run/libvirt.sock',
  '/run/a/libvirt/b',
])('%s is where a socket of a program may lie', (path) => expect(isSocketPath(path)).toBe(true));

// What QEMU replaces there would be another's: by another spelling, or libvirt's own.
test.each([
  ...['/var/run/docker.sock', '/var/lib/libvirt/qemu/nvram/x', '/etc/passwd', '/run', '/run/'],
  ...['/run/libvirt', '/run/libvirt/libvirt-sock', '/tmp/libvirt/x'],
  ...['/run/../etc/x', '/run/./x', '/run//x', '/run/.x', '/run/a b', '/run/x\n', 'run/x'],
  `/run/${'a'.repeat(103)}`,
])('%j is not', (path) => expect(isSocketPath(path)).toBe(false));
