import { StickyNote } from 'lucide-react';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { reveal, useStore } from '../../store/store.ts';
import { Picker } from '../../ui/Picker.tsx';
import { endName, kindOfDevice, kindOfLink } from '../inspector/things.ts';
import { addressesOf } from './addresses-of.ts';

/** Everything that is drawn: what is picked is selected and scrolled to. */
export function FindPicker({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const names = new Map<string, string>(topology.devices.map(({ id, name }) => [id, name]));
  const devices = topology.devices.map((device) => {
    const kind = texts.say(kindOfDevice(device)?.title ?? device.kind);
    const host = device.in === undefined ? undefined : names.get(device.in);
    const where = host === undefined ? kind : texts.inspector.on(kind, host);
    return {
      id: device.id,
      title: device.name,
      note: [where, ...addressesOf(device)].join(' · '),
      badge: <GlyphBadge face={faceOf(device.kind)} />,
      pick: () => reveal(device.id),
    };
  });
  const notes = topology.notes.map(({ id, text }) => ({
    id,
    title: text,
    note: texts.inspector.note,
    badge: <StickyNote aria-hidden size={16} className="mx-0.5 text-ink-2" />,
    pick: () => reveal(id),
  }));
  const links = topology.links.map((link) => ({
    id: link.id,
    title: [link.a, link.b]
      .map((end) => endName(topology, end) ?? texts.inspector.loose)
      .join(' – '),
    note: texts.say(kindOfLink(link)?.title ?? link.kind),
    badge: <GlyphBadge face={linkFaceOf(link.kind)} />,
    pick: () => reveal(link.id),
  }));
  return (
    <Picker
      title={texts.overlays.find}
      placeholder={texts.overlays.searchDrawing}
      nothing={texts.palette.nothing}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={[...devices, ...notes, ...links]}
    />
  );
}
