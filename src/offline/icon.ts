import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

interface Line {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly colour: Colour;
}

/** What of an SVG this can draw: one rounded square, and straight lines with round ends. */
interface Drawing {
  /** Of the square that it stands in. */
  readonly side: number;
  readonly corner: number;
  readonly ground: Colour;
  readonly width: number;
  readonly lines: readonly Line[];
}

function readSvg(svg: string): Drawing {
  const one = (pattern: RegExp): string => {
    const found = pattern.exec(svg)?.[1];
    if (found === undefined) throw new Error(`the icon has no ${pattern.source}`);
    return found;
  };
  const paths = [...svg.matchAll(/<path d="([^"]+)" stroke="#([0-9a-f]{3,6})"/g)];
  return {
    side: Number(one(/viewBox="0 0 (\d+) \d+"/)),
    corner: Number(one(/<rect [^>]*rx="([\d.]+)"/)),
    ground: readColour(one(/<rect [^>]*fill="#([0-9a-f]{3,6})"/)),
    width: Number(one(/stroke-width="([\d.]+)"/)),
    lines: paths.flatMap(([, d = '', colour = '']) => readPath(d, readColour(colour))),
  };
}

function readColour(hex: string): Colour {
  const digits =
    hex.length === 3 ? hex.match(/./g)?.map((digit) => digit + digit) : hex.match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((two) => Number.parseInt(two, 16));
  return [red, green, blue];
}

/** Of `M x y h dx` and `M x y v dy` alone. */
function readPath(d: string, colour: Colour): Line[] {
  return [...d.matchAll(/M([\d.]+) ([\d.]+)([hv])([\d.]+)/g)].map((match) => {
    const [x, y, length] = [match[1], match[2], match[4]].map(Number) as [number, number, number];
    return { from: [x, y], to: match[3] === 'h' ? [x + length, y] : [x, y + length], colour };
  });
}

/**
 * A PNG of an icon, square. `maskable` leaves no corner free and stays within the circle that a
 * launcher may cut out, see W3C's Web App Manifest, "icon masks".
 */
export function drawIcon(svg: string, size: number, maskable = false): Buffer {
  const drawing = readSvg(svg);
  const shrink = maskable ? 0.72 : 1;
  const scale = (size * shrink) / drawing.side;
  const offset = (size * (1 - shrink)) / 2;
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = (column + 0.5 - offset) / scale;
      const y = (row + 0.5 - offset) / scale;
      const [red, green, blue] = colourAt(drawing, x, y, scale);
      const alpha = maskable ? 1 : covered(outside(drawing, x, y), scale);
      // The first byte of each row says that it is not filtered.
      rows.set([red, green, blue, Math.round(alpha * 255)], row * (1 + size * 4) + 1 + column * 4);
    }
  }
  return png(size, rows);
}

/** How much of a pixel lies within an edge that is `distance` away. */
const covered = (distance: number, scale: number): number =>
  Math.min(1, Math.max(0, 0.5 - distance * scale));

function outside({ side, corner }: Drawing, x: number, y: number): number {
  const half = side / 2;
  const [dx, dy] = [x, y].map((at) => Math.abs(at - half) - half + corner) as [number, number];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
}

function colourAt({ ground, width, lines }: Drawing, x: number, y: number, scale: number): Colour {
  let colour = ground;
  for (const line of lines) {
    const [[ax, ay], [bx, by]] = [line.from, line.to];
    const dx = x - Math.min(Math.max(x, ax), bx);
    const dy = y - Math.min(Math.max(y, ay), by);
    const share = covered(Math.hypot(dx, dy) - width / 2, scale);
    const blend = (over: number, under: number) => Math.round(over * share + under * (1 - share));
    colour = [0, 1, 2].map((i) => blend(line.colour[i] ?? 0, colour[i] ?? 0)) as unknown as Colour;
  }
  return colour;
}

function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a channel, red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
