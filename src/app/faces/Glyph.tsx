import type { Stroke } from '../../core/index.ts';

interface GlyphProps {
  readonly face: {
    readonly glyph: readonly Stroke[];
    readonly color: string;
    readonly soft: string;
  };
  /** Side in pixels. */
  readonly size?: number;
}

/** A kind's bare drawing, in the colour of the text around it. */
export function Glyph({ face, size = 16 }: GlyphProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {face.glyph.map(drawn)}
    </svg>
  );
}

function drawn(stroke: Stroke, key: number) {
  const dash = stroke.dash;
  if ('path' in stroke) return <path key={key} d={stroke.path} strokeDasharray={dash} />;
  if ('circle' in stroke) {
    const [cx, cy, r] = stroke.circle;
    return <circle key={key} cx={cx} cy={cy} r={r} strokeDasharray={dash} />;
  }
  const [x, y, width, height, rx] = stroke.rect;
  return (
    <rect key={key} x={x} y={y} width={width} height={height} rx={rx} strokeDasharray={dash} />
  );
}

/** A kind's drawing on a soft square of its colour. */
export function GlyphBadge({ face, size = 22 }: GlyphProps) {
  return (
    <span
      className="grid shrink-0 place-items-center rounded-md"
      style={{ width: size, height: size, background: face.soft, color: face.color }}
    >
      <Glyph face={face} size={Math.round(size * 0.72)} />
    </span>
  );
}
