import { BoxSelect, Network, Trash2 } from 'lucide-react';
import { actions } from '../../actions/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { select, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { performAction } from '../actions.ts';
import { AlignButtons } from './AlignButtons.tsx';
import { FormHeader } from './FormHeader.tsx';
import { ManyForm } from './ManyForm.tsx';
import { endName, kindOfDevice, kindOfLink } from './things.ts';

const MOST_SHOWN = 60;

/** Several things at once. */
export function SelectionForm({ ids }: { readonly ids: readonly string[] }) {
  const { inspector: texts, list, say } = useTexts();
  const topology = useStore((state) => state.topology);
  const chosen = new Set(ids);
  const devices = topology.devices.filter(({ id }) => chosen.has(id));
  const links = topology.links.filter(({ id }) => chosen.has(id));
  const rows = [
    ...devices.map((device) => ({
      id: device.id as string,
      face: faceOf(device.kind),
      name: device.name,
      kind: say(kindOfDevice(device)?.title ?? device.kind),
    })),
    ...links.map((link) => ({
      id: link.id as string,
      face: linkFaceOf(link.kind),
      name: [link.a, link.b].map((end) => endName(topology, end) ?? texts.loose).join(' – '),
      kind: say(kindOfLink(link)?.title ?? link.kind),
    })),
  ];
  const counts = [
    devices.length > 0 ? texts.devices(devices.length) : '',
    links.length > 0 ? texts.links(links.length) : '',
  ];

  return (
    <>
      <FormHeader
        badge={<BoxSelect aria-hidden size={18} className="text-ink-2" />}
        title={texts.selected(ids.length)}
        subtitle={list(counts.filter(Boolean))}
      />
      <div className="space-y-2.5 px-3.5 pt-2.5 pb-6">
        {devices.length > 1 && <AlignButtons />}
        {devices.length > 1 && (
          <Button
            className="w-full"
            icon={<Network aria-hidden size={14} />}
            onClick={() => performAction('connectSelection')}
          >
            {say(actions.connectSelection.title)}
          </Button>
        )}
        <ManyForm things={devices.length > 0 ? devices : links} />
        <ul className="-mx-1.5">
          {rows.slice(0, MOST_SHOWN).map(({ id, face, name, kind }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => select([id])}
                className="flex h-8 w-full items-center gap-[9px] rounded-[7px] px-1.5 text-left hover:bg-surface-2"
              >
                <GlyphBadge face={face} />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <span className="shrink-0 text-[11px] text-ink-3">{kind}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button
          look="danger"
          className="w-full"
          icon={<Trash2 aria-hidden size={14} />}
          onClick={() => performAction('deleteSelection')}
        >
          {texts.removeAll(ids.length)}
        </Button>
      </div>
    </>
  );
}
