import { BoxSelect } from 'lucide-react';
import { kindOf, moveInto, msg, standsAlone } from '../../../core/index.ts';
import type { Device } from '../../../core/index.ts';
import { faceOf, GlyphBadge } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { edit, useStore } from '../../store/store.ts';
import { Picker } from '../../ui/Picker.tsx';

/** Where what is selected could stand instead. */
export function HostPicker({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const selection = useStore((state) => state.selection);
  const moved = topology.devices.filter(({ id }) => selection.has(id));
  const hosts = topology.devices.filter(
    (host) => kindOf(host).container && moved.some((device) => device.in !== host.id),
  );
  return (
    <Picker
      title={texts.overlays.hosts}
      placeholder={texts.overlays.searchHosts}
      nothing={texts.palette.nothing}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={[
        ...hosts.map((host) => ({
          id: host.id,
          title: host.name,
          badge: <GlyphBadge face={faceOf(host.kind)} />,
          pick: () => move(host),
        })),
        {
          id: 'none',
          title: texts.overlays.noHost,
          badge: <BoxSelect aria-hidden size={16} className="mx-0.5 text-ink-2" />,
          pick: () => move(undefined),
        },
      ]}
    />
  );
}

function move(host: Device | undefined): void {
  const { topology, selection } = useStore.getState();
  const devices = topology.devices.filter(
    (device) => selection.has(device.id) && device.in !== host?.id && !standsAlone(kindOf(device)),
  );
  const [first] = devices;
  if (!first) return;
  const what = devices.length === 1 ? first.name : msg`${devices.length} devices`;
  const label = host ? msg`Move ${what} to ${host.name}` : msg`Move ${what} out of the host`;
  edit(label, (now) => moveInto(now, selection, host?.id));
}
