/** The second public face of the core: a page loads it only when somebody asks for a picture. */
export { type PictureFormatId, pictureFormats } from './picture/formats.ts';
export { putDrawingInPng } from './picture/in-png.ts';
export { plainDrawing } from './picture/plain-drawing.ts';
export { drawingText } from './picture/source.ts';
export { drawSvg, type Picture } from './picture/svg.ts';
export type { ThemeId } from './picture/theme.ts';
