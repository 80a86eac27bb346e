import { Download, FileText, Redo2, Share2, Undo2, Workflow } from 'lucide-react';
import { msg, renameTopology } from '../../core/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { edit, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { keysOf, menuItem, performAction, useEnabled } from './actions.ts';
import { Logo } from './Logo.tsx';
import { LooksMenu } from './LooksMenu.tsx';
import { SavedState } from './SavedState.tsx';
import { actions } from '../actions/index.ts';

export function TopBar() {
  const drawings = useTexts().say(actions.showDrawings.title);
  return (
    <header className="flex h-12 min-w-0 items-center gap-1 border-b border-line bg-surface px-3.5 max-sm:px-2">
      <h1 className="font-[650] tracking-[-.01em]">
        <Tooltip text={drawings}>
          <button
            type="button"
            aria-label={`Vethloom: ${drawings}`}
            onClick={() => performAction('showDrawings')}
            className="-ml-1.5 flex h-[30px] items-center gap-2 rounded-[7px] px-1.5 hover:bg-surface-2"
          >
            <Logo />
            <span className="hidden sm:inline">Vethloom</span>
          </button>
        </Tooltip>
      </h1>
      <Divider />
      <DrawingName />
      <SavedState />
      <span className="flex-1" />
      <UndoRedo />
      <ArrangeButton />
      <CommandsButton />
      <Divider />
      <FileMenu />
      <LooksMenu />
      <ShareButton />
      <ExportButton />
    </header>
  );
}

function Divider() {
  return <span aria-hidden className="mx-1.5 h-5 w-px shrink-0 bg-line max-sm:hidden" />;
}

function DrawingName() {
  const texts = useTexts();
  const name = useStore((state) => state.topology.name);
  return (
    <input
      aria-label={texts.topBar.name}
      value={name}
      placeholder={texts.inspector.drawing}
      size={Math.min(32, Math.max(6, name.length))}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        const { value } = event.currentTarget;
        edit(msg`Rename the drawing`, (current) => renameTopology(current, value), {
          merge: 'drawing name',
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      className="h-[30px] min-w-16 rounded-[7px] border border-transparent bg-transparent px-1.5 font-semibold text-ink [field-sizing:content] hover:border-line focus:border-line focus:bg-surface-2"
    />
  );
}

function UndoRedo() {
  const { topBar: texts, say } = useTexts();
  const undone = useStore((state) => state.past.at(-1)?.label);
  const redone = useStore((state) => state.future[0]?.label);
  return (
    // On a phone a drawing is looked at and shared.
    <span className="flex gap-1 max-sm:hidden">
      <IconButton
        label={texts.undo(undone && say(undone))}
        keys={keysOf('undo')}
        icon={<Undo2 size={16} />}
        disabled={!useEnabled('undo')}
        onClick={() => performAction('undo')}
      />
      <IconButton
        label={texts.redo(redone && say(redone))}
        keys={keysOf('redo')}
        icon={<Redo2 size={16} />}
        disabled={!useEnabled('redo')}
        onClick={() => performAction('redo')}
      />
    </span>
  );
}

function ArrangeButton() {
  const label = useTexts().say(actions.arrangeDrawing.title);
  return (
    <Tooltip text={label} keys={keysOf('arrangeDrawing')}>
      <Button
        look="ghost"
        className="max-sm:hidden"
        aria-label={label}
        icon={<Workflow aria-hidden size={15} />}
        disabled={!useEnabled('arrangeDrawing')}
        onClick={() => performAction('arrangeDrawing')}
      >
        <span className="max-lg:sr-only">{label}</span>
      </Button>
    </Tooltip>
  );
}

function CommandsButton() {
  const label = useTexts().overlays.commands;
  const keys = keysOf('showCommands');
  return (
    <Button
      look="ghost"
      className="max-lg:hidden"
      aria-keyshortcuts="Control+K"
      onClick={() => performAction('showCommands')}
    >
      {label}
      {keys !== undefined && <Keys keys={keys} />}
    </Button>
  );
}

function FileMenu() {
  const words = useTexts();
  const texts = words.topBar;
  return (
    <MenuButton
      label={texts.file}
      align="end"
      icon={<FileText aria-hidden size={15} />}
      entries={() => [
        menuItem('newDrawing', words),
        menuItem('showTemplates', words),
        menuItem('openFile', words),
        menuItem('saveFile', words),
        'separator',
        menuItem('showDrawings', words),
        menuItem('showHistory', words),
        'separator',
        menuItem('shareDrawing', words),
        menuItem('exportDrawing', words),
        menuItem('exportPicture', words),
        'separator',
        menuItem('showSettings', words),
        menuItem('showDocs', words),
        menuItem('showHelp', words),
      ]}
    >
      <span className="max-sm:sr-only">{texts.file}</span>
    </MenuButton>
  );
}

function ShareButton() {
  const label = useTexts().topBar.share;
  return (
    <Tooltip text={label}>
      <Button
        look="ghost"
        aria-label={label}
        icon={<Share2 aria-hidden size={15} />}
        disabled={!useEnabled('shareDrawing')}
        onClick={() => performAction('shareDrawing')}
      >
        <span className="max-lg:sr-only">{label}</span>
      </Button>
    </Tooltip>
  );
}

function ExportButton() {
  const texts = useTexts().topBar;
  return (
    <Tooltip text={texts.exportNote} keys={keysOf('exportDrawing')}>
      <Button
        look="primary"
        className="ml-1.5"
        icon={<Download aria-hidden size={14} />}
        disabled={!useEnabled('exportDrawing')}
        onClick={() => performAction('exportDrawing')}
      >
        <span className="max-sm:sr-only">{texts.export}</span>
      </Button>
    </Tooltip>
  );
}
