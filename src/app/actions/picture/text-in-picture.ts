import { drawingText } from '../../../core/pictures.ts';

/** The text of the drawing in a picture's file; undefined where there is none. */
export async function textInPicture(file: File): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return drawingText(bytes, (utf8) => new TextDecoder().decode(utf8));
}
