import type { DeviceFace } from '../face.ts';

export const nicFace: DeviceFace = {
  glyph: (
    <>
      <rect x="3" y="3.5" width="14" height="13" rx="2" />
      <path d="M6.5 16.5v-3.25h1.75v-2h3.5v2h1.75v3.25M7 6.5v1.25M10 6.5v1.25M13 6.5v1.25" />
    </>
  ),
  color: 'var(--nic)',
  soft: 'var(--nic-soft)',
  subtitle: () => 'uplink',
};
