import type { LinkFace } from '../face.ts';

export const vethFace: LinkFace = {
  glyph: (
    <>
      <circle cx="4.5" cy="10" r="2.4" />
      <circle cx="15.5" cy="10" r="2.4" />
      <path d="M6.9 8.9h6.2M6.9 11.1h6.2" />
    </>
  ),
  color: 'var(--veth)',
  soft: 'color-mix(in srgb, var(--veth) 15%, var(--surface))',
  word: 'veth',
  line: 'double',
};
