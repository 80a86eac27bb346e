import type { LinkFace } from '../face.ts';

export const tapFace: LinkFace = {
  glyph: (
    <>
      <path d="M2.5 10h4.25M13 8h4M13 12h4" />
      <path d="M6.75 7.25A1.75 1.75 0 0 1 8.5 5.5H13v9H8.5a1.75 1.75 0 0 1-1.75-1.75z" />
    </>
  ),
  color: 'var(--tap)',
  soft: 'color-mix(in srgb, var(--tap) 15%, var(--surface))',
  word: 'tap',
  line: 'single',
};
