import { lazy, Suspense, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { landBack, useLandingIn } from '../store/landing.ts';
import { useStore } from '../store/store.ts';
import { DeviceForm } from './inspector/DeviceForm.tsx';
import { DrawingForm } from './inspector/DrawingForm.tsx';
import { LinkForm } from './inspector/LinkForm.tsx';
import { NoteForm } from './inspector/NoteForm.tsx';

const SelectionForm = lazy(async () => ({
  default: (await import('./inspector/SelectionForm.tsx')).SelectionForm,
}));

/** What is selected, open for changing. */
export function Inspector() {
  const texts = useTexts().inspector;
  const panel = useRef<HTMLElement>(null);
  useLandingIn('inspector', () => {
    const field = panel.current?.querySelector<HTMLElement>('input, textarea, select');
    (field ?? panel.current)?.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
  return (
    <aside
      ref={panel}
      aria-label={texts.label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isDefaultPrevented()) return;
        event.preventDefault();
        landBack();
      }}
      className="h-full min-h-0 overflow-y-auto bg-surface outline-none"
    >
      <Selected />
    </aside>
  );
}

function Selected(): ReactNode {
  const topology = useStore((state) => state.topology);
  const selection = useStore((state) => state.selection);
  const ids = useMemo(() => [...selection], [selection]);
  if (ids.length > 1) {
    return (
      <Suspense>
        <SelectionForm ids={ids} />
      </Suspense>
    );
  }
  const [id] = ids;
  const device = topology.devices.find((candidate) => candidate.id === id);
  if (device) return <DeviceForm key={id} device={device} />;
  const link = topology.links.find((candidate) => candidate.id === id);
  if (link) return <LinkForm key={id} link={link} />;
  const note = topology.notes.find((candidate) => candidate.id === id);
  if (note) return <NoteForm key={id} note={note} />;
  return <DrawingForm />;
}
