import { Download } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { bundles, slug } from '../../../core/index.ts';
import { downloadZip } from '../../actions/download-zip.ts';
import { useTexts } from '../../i18n/texts.ts';
import { compilationOf, exportOf, exportWith } from '../../store/compilation.ts';
import { setBundle, showExport, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { mootOf, offAtFirst, offersOf, switched, untouched } from './choices.ts';
import { DangerList } from './DangerList.tsx';
import { EffectList } from './EffectList.tsx';
import { IsolatedSwitch } from './IsolatedSwitch.tsx';

/** What an export does to its hosts, to be read before it is downloaded. */
export function ExportDialog() {
  const exporting = useStore((state) => state.exporting);
  return exporting ? <Open /> : null;
}

const close = (): void => showExport(false);

function Open() {
  const texts = useTexts().export;
  const topology = useStore((state) => state.topology);
  const fromLink = useStore((state) => state.fromLink);
  const chosen = useStore((state) => state.bundle);
  const bundle = bundles.find(({ id }) => id === chosen) ?? bundles[0];
  const offers = useMemo(
    () => offersOf(exportOf(topology, bundle.id).effects()),
    [topology, bundle.id],
  );
  const [off, setOff] = useState(() => offAtFirst(offers, fromLink));
  const [wanted, setWanted] = useState(fromLink);
  const alone = useMemo(() => untouched(offers, off), [offers, off]);
  const touched = offers.some(({ kind, flag }) => kind === 'touch' && !alone.has(flag));
  // Nothing of the host is in a namespace of its own.
  const isolated = wanted && bundle.isolates && !touched;
  const exported = useMemo(
    () => exportWith(topology, bundle.id, { without: off, isolated }),
    [topology, bundle.id, off, isolated],
  );
  const effects = useMemo(() => exported.effects(), [exported]);
  const moot = useMemo(
    () => mootOf(offers, exportWith(topology, bundle.id, { without: alone }).effects()),
    [offers, topology, bundle.id, alone],
  );
  const problem = [...compilationOf(topology).diagnostics, ...exported.diagnostics].find(
    ({ severity }) => severity === 'error',
  );
  const main = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => main.current?.focus(), []);
  const summary = useId();
  const zip = `${slug(topology.name)}.zip`;

  return (
    <Dialog
      wide
      title={texts.title(topology.name)}
      describedBy={summary}
      closeLabel={texts.cancel}
      onClose={close}
      footer={
        <>
          <span className="min-w-0 flex-1 basis-full truncate font-mono text-[11.5px] text-ink-2 sm:basis-0">
            {texts.files(zip, exported.files.length)}
          </span>
          <Button onClick={close}>{texts.cancel}</Button>
          <Button
            ref={main}
            look="primary"
            icon={<Download aria-hidden size={14} />}
            disabled={problem !== undefined}
            onClick={() => {
              close();
              void downloadZip(zip, exported.files);
            }}
          >
            {texts.download}
          </Button>
        </>
      }
    >
      <BundleSelect value={bundle.id} note={bundle.note} />
      {problem && (
        <p role="alert" className="mt-2 text-error">
          {texts.notExported(problem.message)}
        </p>
      )}
      <DangerList
        id={summary}
        offers={offers}
        off={off}
        moot={moot}
        withHosts={effects.length > 1}
        fromLink={fromLink}
        onAllow={(flag, allowed) => setOff(switched(off, flag, allowed))}
      />
      {effects.map((one, i) => (
        <EffectList key={i} {...one} isolated={isolated} />
      ))}
      <IsolatedSwitch
        checked={isolated}
        note={
          bundle.isolates ? (touched ? texts.notIsolatedTouch : undefined) : texts.notIsolatedBundle
        }
        onChange={setWanted}
      />
    </Dialog>
  );
}

function BundleSelect({ value, note }: { readonly value: string; readonly note: string }) {
  const texts = useTexts().export;
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
      <label htmlFor={id}>{texts.bundle}</label>
      <Select
        id={id}
        value={value}
        options={bundles.map((one) => ({ value: one.id, label: one.title }))}
        aria-describedby={`${id}-note`}
        onChange={setBundle}
        className="max-w-60"
      />
      <p id={`${id}-note`} className="col-start-2 text-[12px] text-ink-2">
        {note}
      </p>
    </div>
  );
}
