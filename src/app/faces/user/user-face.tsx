import type { LinkFace } from '../face.ts';

export const userFace: LinkFace = {
  glyph: (
    <>
      <path d="M2.5 16.5l4.75-4.75" strokeDasharray="0.5 3" />
      <circle cx="12.25" cy="7.75" r="4.75" />
      <circle cx="12.25" cy="7.75" r="0.9" />
    </>
  ),
  color: 'var(--user)',
  soft: 'color-mix(in srgb, var(--user) 15%, var(--surface))',
  word: '',
  line: 'dotted',
};
