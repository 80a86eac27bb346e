import { deviceKinds, linkKinds } from '../../../core/index.ts';
import type { DeviceId, Point } from '../../../core/index.ts';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { addAt, addToHost } from '../../store/placing.ts';
import type { PaletteItem } from '../../store/placing.ts';
import { Picker } from '../../ui/Picker.tsx';
import { noteKinds } from '../note-kinds.ts';

interface AddPickerProps {
  readonly at: Point | { readonly host: DeviceId };
  readonly onClose: () => void;
}

/** What could be added at a place of the canvas, or into a host. */
export function AddPicker({ at, onClose }: AddPickerProps) {
  const texts = useTexts();
  const add = (item: PaletteItem) => ('host' in at ? addToHost(item, at.host) : addAt(item, at));
  const devices = Object.values(deviceKinds).map(({ kind, title, note }) => ({
    id: kind,
    title: texts.say(title),
    note: texts.say(note),
    badge: <GlyphBadge face={faceOf(kind)} />,
    pick: () => add({ device: kind }),
  }));
  const cables = Object.values(linkKinds)
    .filter(({ loose }) => loose)
    .map(({ kind, title, note }) => ({
      id: `link-${kind}`,
      title: texts.say(title),
      note: texts.say(note),
      badge: <GlyphBadge face={linkFaceOf(kind)} />,
      pick: () => add({ link: kind }),
    }));
  const notes = noteKinds.map(({ kind, title, note, Icon }) => ({
    id: `note-${kind}`,
    title: texts.say(title),
    note: texts.say(note),
    badge: <Icon aria-hidden size={18} className="mx-[2px] text-ink-2" />,
    pick: () => add({ note: kind }),
  }));
  return (
    <Picker
      title={texts.overlays.add}
      placeholder={texts.overlays.searchKinds}
      nothing={texts.palette.nothing}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={[...devices, ...cables, ...notes]}
    />
  );
}
