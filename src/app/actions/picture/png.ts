import type { Topology } from '../../../core/index.ts';
import { plainDrawing, putDrawingInPng } from '../../../core/pictures.ts';
import type { Picture } from '../../../core/pictures.ts';

/** Sharp on dense screens, too. */
const SCALE = 2;
/** What every browser takes for a canvas (Safari is the strictest). */
const LONGEST_SIDE = 8192;

/** A picture as the browser paints it, with the drawing in it. */
export async function pngOf(picture: Picture, topology: Topology): Promise<Blob> {
  const { width, height } = picture;
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const image = await paintable(picture);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const painted = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!painted) throw new Error('no PNG');
  const bytes = new Uint8Array(await painted.arrayBuffer());
  const whole = putDrawingInPng(bytes, plainDrawing(topology));
  return new Blob([whole.buffer as ArrayBuffer], { type: 'image/png' });
}

async function paintable({ text, width, height }: Picture): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
