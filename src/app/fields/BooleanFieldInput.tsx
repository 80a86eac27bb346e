import { useTexts } from '../i18n/texts.ts';
import { Switch } from '../ui/Switch.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { mixedIn } from './mixed.ts';

export function BooleanFieldInput({ field, path, owner }: FieldProps<FieldOf<'boolean'>>) {
  const form = useForm();
  const note = mixedIn(form, path, useTexts());
  const value = owner[field.key] ?? field.default;
  return (
    <FieldFrame
      inline
      label={field.label}
      help={field.help}
      note={note}
      problems={form.problems(path, true)}
    >
      {(control) => (
        <Switch
          {...control}
          checked={value === true}
          onChange={(on) =>
            form.change(path, on === field.default && !field.required ? undefined : on, field.label)
          }
        />
      )}
    </FieldFrame>
  );
}
