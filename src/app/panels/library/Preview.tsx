import { isPlugged, sizeOf } from '../../../core/index.ts';
import type { Device, Topology } from '../../../core/index.ts';
import { faceOf, linkFaceOf } from '../../faces/index.ts';

interface Box {
  readonly device: Device;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;

/** A drawing so small that only its shape can be seen. */
export function Preview({ topology }: { readonly topology: Topology | undefined }) {
  const boxes = topology ? boxesOf(topology) : new Map<string, Box>();
  const all = [...boxes.values()];
  if (!topology || all.length === 0) return <div className={FRAME} />;
  const left = Math.min(...all.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...all.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...all.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...all.map(({ y, height }) => y + height)) + MARGIN;
  return (
    <svg
      aria-hidden
      className={FRAME}
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      strokeWidth={Math.max(2, (right - left) / 180)}
    >
      {all.map(({ device, ...box }) => (
        <rect
          key={device.id}
          {...box}
          rx={12}
          fill={device.size ? 'var(--surface)' : faceOf(device.kind).soft}
          stroke={device.size ? 'var(--line)' : faceOf(device.kind).color}
        />
      ))}
      {topology.links.map((link) => {
        const a = isPlugged(link.a) ? boxes.get(link.a.device) : undefined;
        const b = isPlugged(link.b) ? boxes.get(link.b.device) : undefined;
        if (!a || !b) return null;
        const [x1, y1] = middleOf(a);
        const [x2, y2] = middleOf(b);
        return (
          <path
            key={link.id}
            d={`M${x1},${y1}L${x2},${y2}`}
            stroke={linkFaceOf(link.kind).color}
            opacity={0.6}
          />
        );
      })}
    </svg>
  );
}

const FRAME = 'h-[54px] w-[88px] shrink-0 rounded-md border border-line bg-bg';

function middleOf({ x, y, width, height }: Box): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}

/** What contains others comes first, so that it does not cover them. */
function boxesOf({ devices }: Topology): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const outer = devices.filter((device) => device.in === undefined);
  const inner = devices.filter((device) => device.in !== undefined);
  for (const device of [...outer, ...inner]) {
    const [width, height] = sizeOf(device);
    const around = device.in === undefined ? undefined : boxes.get(device.in);
    const [x, y] = device.at;
    boxes.set(device.id, {
      device,
      x: x + (around?.x ?? 0),
      y: y + (around?.y ?? 0),
      width,
      height,
    });
  }
  return boxes;
}
