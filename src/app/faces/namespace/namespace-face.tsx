import { firstOf, itemsOf, textsOf } from '../face.ts';
import type { DeviceFace } from '../face.ts';

export const namespaceFace: DeviceFace = {
  glyph: (
    <>
      <rect x="3" y="3" width="14" height="14" rx="3.5" strokeDasharray="2.6 2.5" />
      <circle cx="10" cy="10" r="2.6" />
    </>
  ),
  color: 'var(--netns)',
  soft: 'var(--netns-soft)',
  subtitle: (device) =>
    firstOf(itemsOf(device, 'interfaces').flatMap((item) => textsOf(item, 'addresses'))),
};
