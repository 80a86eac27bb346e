import { connectAll, hubsFor, msg } from '../../../core/index.ts';
import type { Device } from '../../../core/index.ts';
import { faceOf, GlyphBadge } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { edit, useStore } from '../../store/store.ts';
import { Picker } from '../../ui/Picker.tsx';
import { kindOfDevice } from '../inspector/things.ts';

/** The switches that all that is selected could be cabled to. */
export function HubPicker({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const selection = useStore((state) => state.selection);
  const hubs = new Set(hubsFor(topology, selection));
  return (
    <Picker
      title={texts.overlays.hubs}
      placeholder={texts.overlays.searchSwitches}
      nothing={texts.overlays.noHub}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={topology.devices
        .filter(({ id }) => hubs.has(id))
        .map((hub) => ({
          id: hub.id,
          title: hub.name,
          note: texts.say(kindOfDevice(hub)?.title ?? hub.kind),
          badge: <GlyphBadge face={faceOf(hub.kind)} />,
          pick: () => connectTo(hub),
        }))}
    />
  );
}

function connectTo(hub: Device): void {
  const { topology, selection } = useStore.getState();
  const made = connectAll(topology, selection, hub.id);
  edit(msg`Connect ${made.links.length} devices to ${hub.name}`, () => made.topology);
}
