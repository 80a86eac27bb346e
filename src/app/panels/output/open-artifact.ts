import { useMemo } from 'react';
import type { Artifact } from '../../../core/exporting.ts';
import { useExport } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';
import { foldersOf } from './folders.ts';

/** The files of the export, and the one to show: the topmost where the open one is gone. */
export function useOpenArtifact(): {
  readonly files: readonly Artifact[];
  readonly artifact: Artifact | undefined;
} {
  const { files } = useExport();
  const path = useStore((state) => state.openFile);
  const topmost = useMemo(() => foldersOf(files)[0]?.folders[0]?.files[0], [files]);
  return { files, artifact: files.find((file) => file.path === path) ?? topmost };
}
