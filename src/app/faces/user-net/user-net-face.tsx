import type { DeviceFace } from '../face.ts';

export const userNetFace: DeviceFace = {
  glyph: (
    <path d="M6 15.5h8.25a3.25 3.25 0 0 0 .6-6.45A4.9 4.9 0 0 0 5.6 8.1 3.75 3.75 0 0 0 6 15.5z" />
  ),
  color: 'var(--slirp)',
  soft: 'var(--nic-soft)',
  // Without a network of its own it is QEMU's.
  subtitle: (device) => (typeof device['network'] === 'string' ? device['network'] : '10.0.2.0/24'),
};
