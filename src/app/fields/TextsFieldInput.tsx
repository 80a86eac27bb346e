import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { join } from '../ui/join.ts';
import { TextInput } from '../ui/TextInput.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldProblems } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { cleanText, examplePlaceholder, isMono } from './TextFieldInput.tsx';

/** One line for each text, and an empty one behind them to add to. */
export function TextsFieldInput({ field, path, owner }: FieldProps<FieldOf<'texts'>>) {
  const form = useForm();
  const { say } = useTexts();
  const id = useId();
  const value = owner[field.key];
  const stored = Array.isArray(value) ? value.map(String) : [];
  // While somebody types, an emptied line keeps its place.
  const [draft, setDraft] = useState<readonly string[]>();
  const lines = draft ?? stored;
  const own = form.problems(path, false);

  function write(next: readonly string[]) {
    const kept = next.filter((line) => line !== '');
    form.change(path, kept.length === 0 && !field.required ? undefined : kept, field.label);
  }
  function set(index: number, typed: string) {
    const text = cleanText(typed, field.syntax);
    const next = index < lines.length ? lines.with(index, text) : [...lines, text];
    setDraft(next);
    write(next);
  }
  function remove(index: number) {
    setDraft(undefined);
    write(lines.toSpliced(index, 1));
  }

  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={field.help === undefined ? undefined : `${id}-help`}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setDraft(undefined)}
    >
      <div id={`${id}-label`} className="mb-[3px] text-[11.5px] text-ink-2">
        {say(field.label)}
      </div>
      <div className="space-y-1">
        {[...lines, ''].map((line, index) => (
          <Line
            // Lines have no identity but their place.
            key={index}
            field={field}
            line={line}
            index={index}
            isNew={index === lines.length}
            path={[...path, storedIndex(lines, index)]}
            onChange={(text) => set(index, text)}
            onRemove={() => remove(index)}
          />
        ))}
      </div>
      {field.help !== undefined && (
        <p id={`${id}-help`} className="mt-1 text-[11px] text-ink-3">
          {say(field.help)}
        </p>
      )}
      {own.length > 0 && <FieldProblems id={`${id}-problems`} problems={own} />}
    </div>
  );
}

interface LineProps {
  readonly field: FieldOf<'texts'>;
  readonly line: string;
  readonly index: number;
  readonly isNew: boolean;
  readonly path: readonly (string | number)[];
  readonly onChange: (text: string) => void;
  readonly onRemove: () => void;
}

function Line({ field, line, index, isNew, path, onChange, onRemove }: LineProps) {
  const form = useForm();
  const words = useTexts();
  const texts = words.fields;
  const label = words.say(field.label);
  const example = examplePlaceholder(field.placeholder, words);
  const id = useId();
  const problems = isNew || line === '' ? [] : form.problems(path, true);
  return (
    <div>
      <div className="relative">
        <TextInput
          mono={isMono(field.syntax)}
          aria-label={isNew ? texts.more(label) : texts.entry(label, index + 1)}
          aria-invalid={problems.some(({ severity }) => severity === 'error') || undefined}
          aria-describedby={problems.length > 0 ? id : undefined}
          value={line}
          placeholder={example.placeholder}
          className={join(example.className, isNew ? 'border-dashed bg-transparent' : 'pr-8')}
          onChange={onChange}
        />
        {!isNew && (
          <IconButton
            small
            className="absolute top-[3px] right-[3px]"
            label={texts.remove(line)}
            icon={<X size={13} />}
            onClick={onRemove}
          />
        )}
      </div>
      {problems.length > 0 && <FieldProblems id={id} problems={problems} />}
    </div>
  );
}

/** Where a line stands among those that are not empty. */
function storedIndex(lines: readonly string[], index: number): number {
  return lines.slice(0, index).filter((line) => line !== '').length;
}
