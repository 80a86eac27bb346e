import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/texts.ts';

/** An SVG as an image: nothing in it can reach the page. */
export function Preview({ svg, name }: { readonly svg: string; readonly name: string }) {
  const texts = useTexts().picture;
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return (
    <div className="h-[min(24rem,50dvh)] rounded-lg border border-line bg-surface-2 p-2">
      <img ref={image} alt={texts.preview(name)} className="size-full object-contain" />
    </div>
  );
}
