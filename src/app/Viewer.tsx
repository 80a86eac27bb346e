import { ExternalLink } from 'lucide-react';
import { Canvas } from './canvas/Canvas.tsx';
import { Guard } from './Guard.tsx';
import { useTexts } from './i18n/texts.ts';
import { Notice } from './Notice.tsx';
import { Logo } from './panels/Logo.tsx';
import { useStore } from './store/store.ts';

/** A drawing to look at, in a page of its own or in somebody else's: nothing is changed, kept or copied. */
export function Viewer() {
  const texts = useTexts().share;
  const name = useStore((state) => state.topology.name);
  return (
    <div className="grid h-full grid-rows-[36px_minmax(0,1fr)]">
      <header className="flex min-w-0 items-center gap-2 border-b border-line bg-surface px-3 text-[12.5px]">
        <Logo />
        <h1 className="min-w-0 flex-1 truncate font-semibold text-ink">{name}</h1>
        <a
          href={location.pathname + location.hash}
          target="_blank"
          rel="noopener"
          className="flex shrink-0 items-center gap-1.5 text-accent hover:underline"
        >
          <ExternalLink aria-hidden size={13} />
          {texts.openHere}
        </a>
      </header>
      <main className="min-h-0">
        <Guard part="canvas">
          <Canvas />
        </Guard>
      </main>
      <Notice />
    </div>
  );
}
