import { firstOf, servicesOf, textsOf } from '../face.ts';
import type { DeviceFace } from '../face.ts';

export const bridgeFace: DeviceFace = {
  glyph: (
    <>
      <rect x="2.5" y="8" width="15" height="4.2" rx="1.4" />
      <path d="M5.5 8V4M10 8V4M14.5 8V4M7.75 12.2V16M12.25 12.2V16" />
    </>
  ),
  color: 'var(--bridge)',
  soft: 'var(--bridge-soft)',
  subtitle: (device) =>
    [
      device['stp'] === true ? 'STP on' : 'STP off',
      firstOf(textsOf(device, 'addresses')),
      servicesOf(device),
    ]
      .filter(Boolean)
      .join(' · '),
};
