import { Waypoints } from 'lucide-react';
import { deviceKinds, linkKinds, renameTopology, msg } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { FieldFrame } from '../../fields/FieldFrame.tsx';
import { useTexts } from '../../i18n/texts.ts';
import { edit, reveal, select, useStore } from '../../store/store.ts';
import { TextInput } from '../../ui/TextInput.tsx';
import { FormHeader, SectionTitle } from './FormHeader.tsx';

/** The drawing itself: what shows while nothing is selected. */
export function DrawingForm() {
  const texts = useTexts().inspector;
  const topology = useStore((state) => state.topology);
  const isEmpty = topology.devices.length + topology.links.length === 0;

  return (
    <>
      <FormHeader
        badge={<Waypoints aria-hidden size={18} className="text-ink-2" />}
        title={topology.name || texts.drawing}
        subtitle={texts.drawing}
      />
      <div className="space-y-2.5 px-3.5 pt-2.5 pb-6">
        <FieldFrame label={texts.name} problems={[]}>
          {(control) => (
            <TextInput
              {...control}
              value={topology.name}
              onChange={(name) =>
                edit(msg`Rename the drawing`, (current) => renameTopology(current, name), {
                  merge: 'drawing name',
                })
              }
            />
          )}
        </FieldFrame>
        {isEmpty ? (
          <p className="text-ink-2">{texts.empty}</p>
        ) : (
          <>
            <Contents topology={topology} />
            <p className="text-[11.5px] text-ink-3">{texts.hint}</p>
          </>
        )}
        <Notes topology={topology} />
      </div>
    </>
  );
}

function Contents({ topology }: { readonly topology: Topology }) {
  const { inspector: texts, say } = useTexts();
  const rows = [
    ...Object.values(deviceKinds).map((kind) => ({
      kind: kind.kind,
      title: kind.title,
      face: faceOf(kind.kind),
      ids: topology.devices
        .filter((device) => device.kind === kind.kind)
        .map(({ id }) => id as string),
    })),
    ...Object.values(linkKinds).map((kind) => ({
      kind: `link ${kind.kind}`,
      title: kind.title,
      face: linkFaceOf(kind.kind),
      ids: topology.links.filter((link) => link.kind === kind.kind).map(({ id }) => id as string),
    })),
  ].filter(({ ids }) => ids.length > 0);
  return (
    <section aria-label={texts.contents} className="pt-1.5">
      <SectionTitle>{texts.contents}</SectionTitle>
      <ul className="-mx-1.5 mt-1">
        {rows.map(({ kind, title, face, ids }) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => select(ids)}
              className="flex h-8 w-full items-center gap-[9px] rounded-[7px] px-1.5 text-left hover:bg-surface-2"
            >
              <GlyphBadge face={face} />
              <span className="flex-1 truncate">{say(title)}</span>
              <span className="text-ink-2 tabular-nums">{ids.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ topology }: { readonly topology: Topology }) {
  const texts = useTexts().inspector;
  if (topology.notes.length === 0) return null;
  return (
    <section aria-label={texts.notes} className="pt-1.5">
      <SectionTitle>{texts.notes}</SectionTitle>
      <ul className="-mx-1.5 mt-1">
        {topology.notes.map((note) => (
          <li key={note.id}>
            <button
              type="button"
              onClick={() => reveal(note.id)}
              className="w-full truncate rounded-[7px] px-1.5 py-1 text-left hover:bg-surface-2"
            >
              {note.text || texts.note}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
