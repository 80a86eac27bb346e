import { useId } from 'react';
import { type QemuSyntax, qemuSyntaxes } from '../../../core/exporting.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Select } from '../../ui/Select.tsx';

interface SyntaxSelectProps {
  readonly chosen: QemuSyntax;
  readonly onChoose: (syntax: QemuSyntax) => void;
}

/** By which options QEMU is told of network cards. */
export function SyntaxSelect({ chosen, onChoose }: SyntaxSelectProps) {
  const { export: texts, say } = useTexts();
  const id = useId();
  const syntax = qemuSyntaxes.find((one) => one.id === chosen) ?? qemuSyntaxes[0];
  return (
    <>
      <label htmlFor={id}>{texts.qemuSyntax}</label>
      <Select
        id={id}
        value={syntax.id}
        options={qemuSyntaxes.map((one) => ({ value: one.id, label: one.title }))}
        aria-describedby={`${id}-note`}
        onChange={(value) => {
          const found = qemuSyntaxes.find((one) => one.id === value);
          if (found) onChoose(found.id);
        }}
        className="max-w-60"
      />
      <p id={`${id}-note`} className="col-start-2 text-[12px] text-ink-2">
        {say(syntax.note)}
      </p>
    </>
  );
}
