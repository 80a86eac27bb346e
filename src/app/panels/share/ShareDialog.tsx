import { Check, Copy, FileDown, TriangleAlert } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { encodeShare } from '../../../core/sharing.ts';
import { downloadDrawing } from '../../actions/download-drawing.ts';
import { useTexts } from '../../i18n/texts.ts';
import { closeDialog, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { QrCode } from './QrCode.tsx';
import { reachOf } from './reach.ts';

/** The drawing as a link: what is in it, how long it is, and where such a length still works. */
export function ShareDialog() {
  const { say, share: texts } = useTexts();
  const topology = useStore((state) => state.topology);
  const [withoutPlaces, setWithoutPlaces] = useState(false);
  const [toLookAt, setToLookAt] = useState(false);
  const [copied, setCopied] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const note = useId();
  const encoded = useMemo(
    () => encodeShare(topology, { withoutPlaces }),
    [topology, withoutPlaces],
  );
  const page = location.origin + location.pathname + (toLookAt ? '?view=1' : '');
  const link = 'text' in encoded ? page + encoded.text : undefined;
  const reach = reachOf(link?.length ?? 0);
  useLayoutEffect(() => field.current?.select(), [link]);

  const copy = async (): Promise<void> => {
    if (link === undefined) return;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // Without the permission: the old way, which takes what is selected.
      field.current?.select();
      document.execCommand('copy');
    }
    setCopied(link);
  };

  return (
    <Dialog
      wide
      title={texts.title(topology.name)}
      describedBy={note}
      closeLabel={texts.close}
      onClose={closeDialog}
      footer={
        <>
          <Button icon={<FileDown aria-hidden size={14} />} onClick={downloadDrawing}>
            {texts.file}
          </Button>
          <Button
            look="primary"
            icon={
              copied === link ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />
            }
            disabled={link === undefined}
            onClick={() => void copy()}
          >
            {texts.copy}
          </Button>
        </>
      }
    >
      <p id={note}>{texts.note}</p>
      {'why' in encoded ? (
        <p role="alert" className="mt-3 text-error">
          {say(encoded.why)}
        </p>
      ) : (
        <div className="mt-3 grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <textarea
              ref={field}
              readOnly
              rows={5}
              aria-label={texts.link}
              value={link}
              onFocus={(event) => event.currentTarget.select()}
              className="w-full resize-none rounded-[7px] border border-line bg-surface-2 px-2.5 py-2 font-mono text-[11.5px] leading-relaxed break-all text-ink"
            />
            <p role="status" className="mt-1.5 flex items-start gap-1.5 text-[12px]">
              {reach === 'everywhere' ? (
                <Check aria-hidden size={14} className="mt-px shrink-0 text-ok" />
              ) : (
                <TriangleAlert aria-hidden size={14} className="mt-px shrink-0 text-warn" />
              )}
              <span>
                {texts.length(link?.length ?? 0)} {texts.reach[reach]}
                {copied === link && <strong className="text-ink"> {texts.copied}</strong>}
              </span>
            </p>
            <Choice
              title={texts.withoutPlaces}
              note={texts.withoutPlacesNote}
              checked={withoutPlaces}
              onChange={setWithoutPlaces}
            />
            <Choice
              title={texts.toLookAt}
              note={texts.toLookAtNote}
              checked={toLookAt}
              onChange={setToLookAt}
            />
          </div>
          {link !== undefined && reach !== 'no-qr' && (
            <div className="w-60 max-w-full">
              <QrCode text={link} label={texts.qr} />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly note: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ title, note, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="mt-3 flex items-start gap-2.5">
      <Switch
        checked={checked}
        onChange={onChange}
        aria-labelledby={id}
        aria-describedby={`${id}n`}
      />
      <div className="min-w-0">
        <div id={id} className="font-medium text-ink">
          {title}
        </div>
        <div id={`${id}n`} className="text-[12px]">
          {note}
        </div>
      </div>
    </div>
  );
}
