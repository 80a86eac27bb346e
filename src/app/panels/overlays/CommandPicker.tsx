import { actions } from '../../actions/index.ts';
import type { Action } from '../../actions/index.ts';
import { shownKeys } from '../../actions/shortcuts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useStore } from '../../store/store.ts';
import { Picker } from '../../ui/Picker.tsx';

/** Every action with its keys. */
export function CommandPicker({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const state = useStore();
  return (
    <Picker
      title={texts.overlays.commands}
      placeholder={texts.overlays.searchCommands}
      nothing={texts.palette.nothing}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={Object.values<Action>(actions)
        .filter(({ id }) => id !== 'show-commands')
        .map((action) => {
          const { id, title, icon: Icon, enabled, perform } = action;
          return {
            id,
            title: texts.say(title),
            badge: (
              <span aria-hidden className="grid size-5 place-items-center text-ink-2">
                {Icon && <Icon size={14} />}
              </span>
            ),
            keys: shownKeys(action),
            disabled: !enabled(state),
            pick: () => void perform(),
          };
        })}
    />
  );
}
