import type { LinkFace } from '../face.ts';

export const patchFace: LinkFace = {
  glyph: (
    <>
      <rect x="2.5" y="3" width="5.5" height="5.5" rx="1.3" />
      <rect x="12" y="11.5" width="5.5" height="5.5" rx="1.3" />
      <path d="M8 5.75h4.25a2.5 2.5 0 0 1 2.5 2.5v3.25" />
    </>
  ),
  color: 'var(--patch)',
  soft: 'color-mix(in srgb, var(--patch) 15%, var(--surface))',
  word: 'patch',
  line: 'single',
};
