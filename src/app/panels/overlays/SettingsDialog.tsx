import { useTexts } from '../../i18n/texts.ts';
import { prefer, useStore } from '../../store/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Setting } from './Setting.tsx';

/** What a person likes; kept in this browser. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const map = useStore(({ pointer }) => pointer === 'map');
  const letters = useStore(({ letterKeys }) => letterKeys);
  return (
    <Dialog title={texts.overlays.settings} closeLabel={texts.page.close} onClose={onClose}>
      <div className="space-y-3 pb-3">
        <Setting
          title={texts.overlays.map}
          note={texts.overlays.mapNote}
          on={map}
          onChange={(on) => prefer({ pointer: on ? 'map' : 'editor' })}
        />
        <Setting
          title={texts.overlays.letters}
          note={texts.overlays.lettersNote}
          on={letters}
          onChange={(letterKeys) => prefer({ letterKeys })}
        />
      </div>
    </Dialog>
  );
}
