import { useTexts } from '../i18n/texts.ts';
import { Select } from '../ui/Select.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { mixedIn } from './mixed.ts';

export function ChoiceFieldInput({ field, path, owner, parent }: FieldProps<FieldOf<'choice'>>) {
  const form = useForm();
  const texts = useTexts();
  const options = field.options(owner, parent);
  const mixed = mixedIn(form, path, texts);
  const stored = owner[field.key] ?? (mixed === undefined ? field.default : undefined);
  const value = typeof stored === 'string' ? stored : '';
  const chosen = options.find((option) => option.value === value);
  // What an older or hand-written file says is shown, not silently replaced.
  const label = mixed ?? texts.fields.unknown(value);
  const shown = chosen ? options : [{ value, label }, ...options];
  return (
    <FieldFrame
      label={field.label}
      help={field.help}
      note={chosen?.note}
      problems={form.problems(path, true)}
    >
      {(control) => (
        <Select
          {...control}
          value={value}
          options={shown.map((one) => ({ value: one.value, label: texts.say(one.label) }))}
          onChange={(next) => form.change(path, next, field.label)}
        />
      )}
    </FieldFrame>
  );
}
