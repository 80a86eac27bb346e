import type { LinkFace } from '../face.ts';

export const internalFace: LinkFace = {
  glyph: (
    <>
      <rect x="2.5" y="3" width="15" height="5" rx="1.5" />
      <path d="M10 5.5v6.25" />
      <circle cx="10" cy="14.25" r="2.5" />
    </>
  ),
  color: 'var(--ovs)',
  soft: 'color-mix(in srgb, var(--ovs) 15%, var(--surface))',
  word: '',
  line: 'single',
};
