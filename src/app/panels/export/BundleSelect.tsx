import { useId } from 'react';
import { type Bundle, bundles } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { setBundle } from '../../store/store.ts';
import { Select } from '../../ui/Select.tsx';

/** How it is written: the same choice as above the code. */
export function BundleSelect({ bundle }: { readonly bundle: Bundle }) {
  const { export: texts, say } = useTexts();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{texts.bundle}</label>
      <Select
        id={id}
        value={bundle.id}
        options={bundles.map((one) => ({ value: one.id, label: one.title }))}
        aria-describedby={`${id}-note`}
        onChange={setBundle}
        className="max-w-60"
      />
      <p id={`${id}-note`} className="col-start-2 text-[12px] text-ink-2">
        {say(bundle.note)}
      </p>
    </>
  );
}
