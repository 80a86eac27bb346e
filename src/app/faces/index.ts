export { faceOf, linkFaceOf } from './faces.tsx';
export { Glyph, GlyphBadge } from './Glyph.tsx';
export { nicLook } from './NicChip.tsx';
