import { canConnect, canPlug, connect, linkKinds, msg, plug } from '../../../core/index.ts';
import type { Device, LinkKindId, Message, Topology } from '../../../core/index.ts';
import { faceOf, GlyphBadge } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { LinkStart } from '../../store/overlay.ts';
import { edit, notify, useStore } from '../../store/store.ts';
import { Picker } from '../../ui/Picker.tsx';
import type { Choice } from '../../ui/Picker.tsx';

interface LinkPickerProps {
  readonly from: LinkStart;
  readonly onClose: () => void;
}

/** The devices that a cable could run to, and why not to the others. */
export function LinkPicker({ from, onClose }: LinkPickerProps) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const [best, others, refused]: [Choice[], Choice[], Choice[]] = [[], [], []];
  for (const device of topology.devices) {
    const choice = { title: device.name, badge: <GlyphBadge face={faceOf(device.kind)} /> };
    const { kinds, why } = offered(topology, from, device);
    if (why !== undefined) {
      refused.push({ ...choice, id: device.id, note: texts.say(why), disabled: true, pick() {} });
    }
    kinds.forEach((kind, index) => {
      (index === 0 ? best : others).push({
        ...choice,
        id: `${device.id}-${kind}`,
        note: texts.say(linkKinds[kind].title),
        pick: () => join(from, device, kind),
      });
    });
  }
  const start = 'device' in from ? from.device : from.link;
  const name = topology.devices.find(({ id }) => id === start)?.name;
  return (
    <Picker
      title={texts.overlays.connect(name)}
      placeholder={texts.overlays.searchTargets}
      nothing={texts.palette.nothing}
      closeLabel={texts.page.close}
      onClose={onClose}
      choices={[...best, ...others, ...refused]}
    />
  );
}

interface Offered {
  /** The preferred one first. */
  readonly kinds: readonly LinkKindId[];
  readonly why?: Message;
}

function offered(topology: Topology, from: LinkStart, { id }: Device): Offered {
  if ('device' in from) {
    if (id === from.device) return { kinds: [] };
    const can = canConnect(topology, from, { device: id });
    return 'why' in can ? { kinds: [], why: can.why } : can;
  }
  const why = canPlug(topology, from.link, from.side, { device: id });
  const link = topology.links.find((one) => one.id === from.link);
  return why === undefined ? { kinds: [link?.kind as LinkKindId] } : { kinds: [], why };
}

function join(from: LinkStart, to: Device, kind: LinkKindId): void {
  const { topology } = useStore.getState();
  const made =
    'device' in from
      ? connect(topology, from, { device: to.id }, kind)
      : plug(topology, from.link, from.side, { device: to.id });
  if ('why' in made) {
    notify(made.why, 'error');
    return;
  }
  const source = 'device' in from && topology.devices.find(({ id }) => id === from.device);
  const label = source ? msg`Connect ${source.name} to ${to.name}` : msg`Plug into ${to.name}`;
  edit(label, () => made.topology);
}
