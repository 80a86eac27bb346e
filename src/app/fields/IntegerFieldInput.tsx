import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { TextInput } from '../ui/TextInput.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import type { Problem } from './form.ts';
import { mixedIn } from './mixed.ts';

export function IntegerFieldInput({ field, path, owner }: FieldProps<FieldOf<'integer'>>) {
  const form = useForm();
  const texts = useTexts();
  const value = owner[field.key];
  const stored = typeof value === 'number' ? String(value) : '';
  // What is typed but is no number stays here and never reaches the drawing.
  const [draft, setDraft] = useState<string>();
  const slip: readonly Problem[] =
    draft === undefined ? [] : [{ severity: 'error', message: texts.fields.wholeNumber }];
  const fallback = mixedIn(form, path, texts) ?? form.automatic(path);
  const placeholder = fallback ?? (field.default === undefined ? '' : String(field.default));

  function change(typed: string) {
    const text = typed.trim();
    if (/^-?\d{1,9}$/u.test(text)) {
      setDraft(undefined);
      form.change(path, Number(text), field.label);
    } else if (text === '' && !field.required) {
      setDraft(undefined);
      form.change(path, undefined, field.label);
    } else {
      setDraft(typed);
    }
  }
  function step(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const from = typeof value === 'number' ? value : (field.default ?? field.min);
    change(String(Math.min(field.max, Math.max(field.min, from + by))));
  }

  return (
    <FieldFrame
      label={field.label}
      help={field.help}
      problems={[...slip, ...form.problems(path, true)]}
    >
      {(control) => (
        <TextInput
          {...control}
          inputMode="numeric"
          value={draft ?? stored}
          placeholder={placeholder}
          unit={field.unit && texts.say(field.unit)}
          onChange={change}
          onKeyDown={step}
          onBlur={() => setDraft(undefined)}
        />
      )}
    </FieldFrame>
  );
}
