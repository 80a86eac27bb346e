import { Copy, Download } from 'lucide-react';
import { useId, useState } from 'react';
import { slug } from '../../../core/index.ts';
import { drawSvg, pictureFormats } from '../../../core/pictures.ts';
import type { ThemeId } from '../../../core/pictures.ts';
import { download } from '../../actions/download.ts';
import { pngOf } from '../../actions/picture/png.ts';
import { messageOf } from '../../actions/save-file.ts';
import { useTexts } from '../../i18n/texts.ts';
import { compilationOf } from '../../store/compilation.ts';
import { notify, closeDialog, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { Preview } from './Preview.tsx';

const png = { id: 'png', title: 'PNG', ending: 'png' } as const;
const { svg, ...textual } = pictureFormats;
const formats = [svg, png, ...Object.values(textual)] as const;

/** The drawing as a picture: to look at, to copy and to download. */
export function PictureDialog() {
  const { say, picture: texts } = useTexts();
  const topology = useStore((state) => state.topology);
  const cables = useStore((state) => state.cables);
  const [format, setFormat] = useState<(typeof formats)[number]>(svg);
  const [theme, setTheme] = useState<ThemeId>(shownTheme);
  const { plan } = compilationOf(topology);
  const picture = drawSvg(topology, plan, { theme, cables, say, embed: true });
  const isText = format.id !== 'svg' && format.id !== 'png';
  const source = isText ? format.draw(topology, plan, { theme, say }) : picture.text;
  const file = `${slug(topology.name) || 'drawing'}.${format.ending}`;
  const note = useId();

  const blob = async (): Promise<Blob> => {
    if (format.id === 'png') return pngOf(picture, topology);
    return new Blob([source], { type: isText ? 'text/plain' : 'image/svg+xml' });
  };

  async function save() {
    try {
      download(await blob(), file);
      closeDialog();
    } catch (problem) {
      notify(texts.failed(messageOf(problem)), 'error');
    }
  }

  async function copy() {
    try {
      if (format.id === 'png') {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob() })]);
      } else await navigator.clipboard.writeText(source);
      notify(texts.copied(file));
      closeDialog();
    } catch {
      notify(texts.copyFailed, 'error');
    }
  }

  return (
    <Dialog
      wide
      title={texts.title(topology.name)}
      describedBy={note}
      closeLabel={texts.cancel}
      onClose={closeDialog}
      footer={
        <>
          <span className="min-w-0 flex-1 basis-full truncate font-mono text-[11.5px] text-ink-2 sm:basis-0">
            {file}
          </span>
          <Button onClick={closeDialog}>{texts.cancel}</Button>
          <Button icon={<Copy aria-hidden size={14} />} onClick={() => void copy()}>
            {texts.copy}
          </Button>
          <Button
            look="primary"
            icon={<Download aria-hidden size={14} />}
            onClick={() => void save()}
          >
            {texts.download}
          </Button>
        </>
      }
    >
      <div className="mb-2.5 flex flex-wrap gap-x-4 gap-y-2">
        <Choice
          label={texts.format}
          value={format.id}
          options={formats.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => setFormat(formats.find((one) => one.id === id) ?? svg)}
        />
        <Choice
          label={texts.theme}
          value={theme}
          options={(['light', 'dark'] as const).map((id) => ({
            value: id,
            label: texts.themes[id],
          }))}
          onChange={(id) => setTheme(id === 'dark' ? 'dark' : 'light')}
        />
      </div>
      {isText ? (
        <pre
          tabIndex={0}
          aria-label={texts.source(file)}
          className="h-[min(24rem,50dvh)] overflow-auto rounded-lg border border-line bg-surface-2 p-3 font-mono text-[11.5px] leading-[17px] text-ink"
        >
          {source}
        </pre>
      ) : (
        <Preview svg={picture.text} name={topology.name} />
      )}
      <p id={note} className="mt-2 text-[12px]">
        {isText ? texts.textNote : texts.note}
      </p>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id}>{label}</label>
      <Select id={id} className="min-w-36" {...select} />
    </div>
  );
}

function shownTheme(): ThemeId {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}
