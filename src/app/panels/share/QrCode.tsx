import { useMemo } from 'react';
import { encode } from 'uqr';

/** The quiet zone that readers need (ISO/IEC 18004, 9.1), in modules. */
const BORDER = 4;

/** Black on white in every theme: not all readers see it the other way round. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { border: BORDER });
    const dark = data.flatMap((row, y) =>
      row.flatMap((module, x) => (module ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: modules, path: dark.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="aspect-square w-full max-w-60 rounded-lg bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
