import type { Artifact } from '../../../core/index.ts';
import { useExport } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';

/** The files of the export, and the one to show: the first where the open one is gone. */
export function useOpenArtifact(): {
  readonly files: readonly Artifact[];
  readonly artifact: Artifact | undefined;
} {
  const { files } = useExport();
  const path = useStore((state) => state.openFile);
  return { files, artifact: files.find((file) => file.path === path) ?? files[0] };
}
