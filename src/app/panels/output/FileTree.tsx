import { FileCode2, FileTerminal, FileText, Server } from 'lucide-react';
import type { Artifact } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { openFile } from '../../store/store.ts';

const icons = { sh: FileTerminal, xml: FileCode2, markdown: FileText } as const;

interface Folder {
  /** Empty for the files outside of all folders. */
  readonly name: string;
  readonly files: readonly Artifact[];
}

/** Folders in the order of their first files; files in the root last. */
function foldersOf(files: readonly Artifact[]): Folder[] {
  const folders = new Map<string, Artifact[]>();
  for (const file of files) {
    const slash = file.path.indexOf('/');
    const name = slash < 0 ? '' : file.path.slice(0, slash);
    const folder = folders.get(name) ?? [];
    folder.push(file);
    folders.set(name, folder);
  }
  return [...folders]
    .map(([name, inside]) => ({ name, files: inside }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === ''));
}

interface FileTreeProps {
  readonly files: readonly Artifact[];
  readonly open: string;
}

export function FileTree({ files, open }: FileTreeProps) {
  const texts = useTexts().output;
  return (
    <nav
      aria-label={texts.files}
      className="min-h-0 overflow-y-auto border-r border-line p-2 font-mono text-[11.5px]"
    >
      {foldersOf(files).map((folder) => (
        <div key={folder.name} className="mb-1">
          {folder.name !== '' && (
            <div className="flex items-center gap-1.5 px-[7px] py-[3px] text-ink-3">
              <Server aria-hidden size={12} className="shrink-0" />
              <span className="truncate">{folder.name}/</span>
            </div>
          )}
          <ul aria-label={folder.name || undefined}>
            {folder.files.map((file) => (
              <File
                key={file.path}
                file={file}
                name={file.path.slice(folder.name === '' ? 0 : folder.name.length + 1)}
                indent={folder.name !== ''}
                open={file.path === open}
              />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface FileProps {
  readonly file: Artifact;
  readonly name: string;
  readonly indent: boolean;
  readonly open: boolean;
}

function File({ file, name, indent, open }: FileProps) {
  const texts = useTexts().output;
  const Icon = icons[file.language];
  return (
    <li>
      <button
        type="button"
        title={file.executable ? `${file.path} (${texts.executable})` : file.path}
        aria-current={open || undefined}
        onClick={() => openFile(file.path)}
        className={`flex w-full items-center gap-1.5 rounded-md py-[3px] pr-[7px] text-left text-ink-2 hover:bg-surface-2 focus-visible:-outline-offset-2 aria-current:bg-surface-2 aria-current:font-semibold aria-current:text-ink ${indent ? 'pl-[15px]' : 'pl-[7px]'}`}
      >
        <Icon
          aria-hidden
          size={13}
          className={`shrink-0 ${file.executable ? 'text-accent' : 'text-ink-3'}`}
        />
        <span className="truncate">{name}</span>
      </button>
    </li>
  );
}
