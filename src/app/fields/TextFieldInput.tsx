import type { Texts } from '../i18n/en.ts';
import { useTexts } from '../i18n/texts.ts';
import { TextInput } from '../ui/TextInput.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { mixedIn } from './mixed.ts';

/** Nearly everything but labels is one word of the kernel's or of a protocol: spaces are slips. */
export function cleanText(text: string, syntax: FieldOf<'text'>['syntax']): string {
  if (syntax === 'label') return text;
  // Two words; while the second is not typed yet the space between them stays.
  if (syntax === 'lease' || syntax === 'dns-host') return text.trimStart().replace(/\s+/gu, ' ');
  return text.replace(/\s/gu, '');
}

/** An example looks unlike a value that holds. */
export function examplePlaceholder(example: string | undefined, texts: Texts) {
  if (example === undefined) return {};
  return {
    placeholder: texts.fields.example(example),
    className: 'placeholder:font-sans placeholder:italic',
  };
}

export function isMono(syntax: FieldOf<'text'>['syntax']): boolean {
  return syntax !== 'label';
}

export function TextFieldInput({ field, path, owner }: FieldProps<FieldOf<'text'>>) {
  const form = useForm();
  const texts = useTexts();
  const value = owner[field.key];
  const automatic =
    mixedIn(form, path, texts) ??
    form.automatic(path) ??
    (field.automatic ? texts.fields.automatic : undefined);

  function change(typed: string) {
    const text = cleanText(typed, field.syntax);
    form.change(path, text === '' && !field.required ? undefined : text, field.label);
  }

  return (
    <FieldFrame label={field.label} help={field.help} problems={form.problems(path, true)}>
      {(control) => (
        <TextInput
          {...control}
          mono={isMono(field.syntax)}
          value={typeof value === 'string' ? value : ''}
          {...(automatic === undefined
            ? examplePlaceholder(field.placeholder, texts)
            : { placeholder: automatic })}
          onChange={change}
        />
      )}
    </FieldFrame>
  );
}
