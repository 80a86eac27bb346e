import type { Artifact } from '../../../core/exporting.ts';

export interface Folder {
  /** Path below the host's folder, `libvirt/networks`; empty for what stands in that itself. */
  readonly path: string;
  readonly files: readonly Artifact[];
}

export interface HostFolder {
  /** Empty for the files outside of all folders. */
  readonly name: string;
  readonly folders: readonly Folder[];
}

function grouped<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item)) ?? [];
    group.push(item);
    groups.set(key(item), group);
  }
  return [...groups];
}

export function fileName(file: Artifact): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}

/** The files of an export by host and folder; those in the root come last. */
export function foldersOf(files: readonly Artifact[]): HostFolder[] {
  const hostOf = (file: Artifact) => file.path.slice(0, Math.max(0, file.path.indexOf('/')));
  return grouped(files, hostOf)
    .map(([name, inside]) => ({
      name,
      folders: grouped(inside, (file) =>
        file.path.slice(name.length + 1, Math.max(name.length + 1, file.path.lastIndexOf('/'))),
      ).map(([path, own]) => ({ path: name === '' ? '' : path, files: own })),
    }))
    .map(({ name, folders }) => ({
      name,
      folders: folders.toSorted((a, b) => Number(a.path !== '') - Number(b.path !== '')),
    }))
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === ''));
}
