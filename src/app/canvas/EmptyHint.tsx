import { openFile } from '../actions/open-file.ts';
import { openSample } from '../actions/open-sample.ts';
import { addFromPalette } from '../store/placing.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { useTexts } from '../i18n/texts.ts';

/** What to do with a canvas that has nothing on it. */
export function EmptyHint() {
  const texts = useTexts().canvas;
  const empty = useStore(
    ({ topology, readOnly }) =>
      !readOnly && topology.devices.length + topology.links.length + topology.notes.length === 0,
  );
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <div className="pointer-events-auto grid max-w-sm justify-items-center gap-3 text-center">
        <p className="text-[15px] font-semibold">{texts.empty}</p>
        <p className="text-ink-2">{texts.start}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" onClick={() => addFromPalette({ device: 'host' })}>
            {texts.addHost}
          </Button>
          <Button onClick={() => void openFile.perform()}>{texts.open}</Button>
          <Button onClick={() => void openSample.perform()}>{texts.sample}</Button>
        </div>
      </div>
    </div>
  );
}
