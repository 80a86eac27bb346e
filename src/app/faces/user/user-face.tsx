import type { LinkFace } from '../face.ts';

export const userFace: LinkFace = {
  glyph: (
    <>
      <path d="M2.5 16.5l4.75-4.75" strokeDasharray="1.5 3" />
      <circle cx="12.25" cy="7.75" r="4.75" />
      <path d="M7.5 7.75h9.5M12.25 3c-3 3-3 6.5 0 9.5c3-3 3-6.5 0-9.5" />
    </>
  ),
  color: 'var(--user)',
  soft: 'color-mix(in srgb, var(--user) 15%, var(--surface))',
  word: '',
  line: 'dotted',
};
