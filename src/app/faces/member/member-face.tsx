import type { LinkFace } from '../face.ts';

export const memberFace: LinkFace = {
  glyph: (
    <>
      <path d="M2.5 4h15M10 4v6" />
      <rect x="5.5" y="10" width="9" height="6.5" rx="1.5" />
      <path d="M8.5 13.25h3" />
    </>
  ),
  color: 'var(--attach)',
  soft: 'color-mix(in srgb, var(--attach) 15%, var(--surface))',
  word: '',
  line: 'single',
};
