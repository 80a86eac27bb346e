import { firstOf, itemsOf, textsOf } from '../face.ts';
import type { DeviceFace } from '../face.ts';

export const hostFace: DeviceFace = {
  glyph: (
    <>
      <rect x="3" y="3.5" width="14" height="5.5" rx="1.5" />
      <rect x="3" y="11" width="14" height="5.5" rx="1.5" />
      <path d="M6 6.25h.01M6 13.75h.01M10 6.25h4M10 13.75h4" />
    </>
  ),
  color: 'var(--nic)',
  soft: 'var(--nic-soft)',
  subtitle: (device) =>
    firstOf(itemsOf(device, 'interfaces').flatMap((item) => textsOf(item, 'addresses'))),
};
