import { lazy, Suspense } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { useStore } from '../store/store.ts';
import { FileTree } from './output/FileTree.tsx';
import { useOpenArtifact } from './output/open-artifact.ts';

const CodeView = lazy(() =>
  import('./output/CodeView.tsx').then((module) => ({ default: module.CodeView })),
);

/** Everything that is exported, file by file. */
export function OutputPanel() {
  const texts = useTexts().output;
  const { files, artifact } = useOpenArtifact();
  const loaded = useStore((state) => state.exporter !== undefined);
  if (!artifact) return loaded && <p className="px-4 py-3 text-ink-2">{texts.empty}</p>;
  return (
    <div className="grid h-full min-h-0 grid-cols-[clamp(120px,26%,206px)_minmax(0,1fr)]">
      <FileTree files={files} open={artifact.path} />
      <Suspense fallback={<div className="h-full" />}>
        <CodeView artifact={artifact} />
      </Suspense>
    </div>
  );
}
