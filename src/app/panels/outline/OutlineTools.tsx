import { Cable, PencilLine, Plus, Server, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { actions } from '../../actions/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf, performAction, useEnabled } from '../actions.ts';

interface OutlineToolsProps {
  readonly renamable: boolean;
  readonly onRename: () => void;
}

/** What can be done with the row of the outline, for who looks for it. */
export function OutlineTools({ renamable, onRename }: OutlineToolsProps) {
  const { outline: texts, say } = useTexts();
  return (
    <div
      role="group"
      aria-label={texts.tools}
      className="flex items-center gap-0.5 border-b border-line px-2"
    >
      <Tool id="quickAdd" icon={<Plus size={14} />} />
      <Tool id="startLink" icon={<Cable size={14} />} />
      <IconButton
        small
        label={say(actions.rename.title)}
        keys={keysOf('rename')}
        icon={<PencilLine size={14} />}
        disabled={!renamable}
        onClick={onRename}
      />
      <Tool id="moveToHost" icon={<Server size={14} />} />
      <Tool id="deleteSelection" icon={<Trash2 size={14} />} />
      <span className="ml-2 truncate text-[11.5px] text-ink-2 max-sm:hidden">{texts.hint}</span>
    </div>
  );
}

type ToolId = 'quickAdd' | 'startLink' | 'moveToHost' | 'deleteSelection';

function Tool({ id, icon }: { readonly id: ToolId; readonly icon: ReactNode }) {
  const { say } = useTexts();
  return (
    <IconButton
      small
      label={say(actions[id].title)}
      keys={keysOf(id)}
      icon={icon}
      disabled={!useEnabled(id)}
      onClick={() => performAction(id)}
    />
  );
}
