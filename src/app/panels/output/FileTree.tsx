import { FileCode2, FileTerminal, FileText, Folder as FolderIcon, Server } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Artifact } from '../../../core/exporting.ts';
import { useTexts } from '../../i18n/texts.ts';
import { openFile } from '../../store/store.ts';
import { join } from '../../ui/join.ts';
import { fileName, foldersOf } from './folders.ts';
import type { HostFolder } from './folders.ts';

interface FileTreeProps {
  readonly files: readonly Artifact[];
  readonly open: string;
}

/** The files of the export; a click shows one. */
export function FileTree({ files, open }: FileTreeProps) {
  const texts = useTexts().output;
  const hosts = foldersOf(files);
  return (
    <nav
      aria-label={texts.files}
      className="min-h-0 overflow-y-auto border-r border-line p-2 font-mono text-[11.5px]"
    >
      {hosts.map((host) => (
        <HostFiles key={host.name} host={host} open={open} folds={hosts.length > ALL_OPEN} />
      ))}
    </nav>
  );
}

/** From so many hosts on, their files are not all on the page at once. */
const ALL_OPEN = 6;

interface HostFilesProps {
  readonly host: HostFolder;
  readonly open: string;
  /** Shown on demand, and where the open file is. */
  readonly folds: boolean;
}

function HostFiles({ host, open, folds }: HostFilesProps) {
  const [wanted, setWanted] = useState<boolean>();
  const holds = host.folders.some(({ files }) => files.some(({ path }) => path === open));
  const expanded = !folds || host.name === '' || (wanted ?? holds);
  const name = (
    <FolderName icon={<Server aria-hidden size={12} className="shrink-0" />}>
      {host.name}
    </FolderName>
  );
  return (
    <div className="mb-1">
      {host.name !== '' && !folds && name}
      {host.name !== '' && folds && (
        <button
          type="button"
          aria-expanded={expanded}
          className="block w-full rounded-md text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
          onClick={() => setWanted(!expanded)}
        >
          {name}
        </button>
      )}
      {expanded &&
        host.folders.map((folder) => (
          <div key={folder.path} className={host.name === '' ? undefined : 'pl-2'}>
            {folder.path !== '' && (
              <FolderName icon={<FolderIcon aria-hidden size={12} className="shrink-0" />}>
                {folder.path}
              </FolderName>
            )}
            <ul className={folder.path === '' ? undefined : 'pl-2'}>
              {folder.files.map((file) => (
                <File key={file.path} file={file} open={file.path === open} />
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

function FolderName({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <div className="flex items-center gap-1.5 px-[7px] py-[3px] text-ink-3" title={`${children}/`}>
      {icon}
      <span className="truncate">{children}/</span>
    </div>
  );
}

const icons = { sh: FileTerminal, xml: FileCode2, markdown: FileText, conf: FileCode2 } as const;

function File({ file, open }: { readonly file: Artifact; readonly open: boolean }) {
  const texts = useTexts().output;
  const Icon = icons[file.language];
  return (
    <li>
      <button
        type="button"
        title={file.executable ? `${file.path} (${texts.executable})` : file.path}
        aria-current={open || undefined}
        onClick={() => openFile(file.path)}
        className={join(
          'flex w-full items-center gap-1.5 rounded-md px-[7px] py-[3px] text-left text-ink-2 hover:bg-surface-2',
          'focus-visible:-outline-offset-2 aria-current:bg-surface-2 aria-current:font-semibold aria-current:text-ink',
        )}
      >
        <Icon
          aria-hidden
          size={13}
          className={join('shrink-0', file.executable ? 'text-accent' : 'text-ink-3')}
        />
        <span className="truncate">{fileName(file)}</span>
      </button>
    </li>
  );
}
