import type { ComponentType } from 'react';
import type { Field } from '../../core/index.ts';
import { join } from '../ui/join.ts';
import { BooleanFieldInput } from './BooleanFieldInput.tsx';
import { ChoiceFieldInput } from './ChoiceFieldInput.tsx';
import type { FieldOf, FieldProps, FieldsProps } from './field-props.ts';
import { GroupFieldInput } from './GroupFieldInput.tsx';
import { useForm } from './form.ts';
import { IntegerFieldInput } from './IntegerFieldInput.tsx';
import { ItemsFieldInput } from './ItemsFieldInput.tsx';
import { TextFieldInput } from './TextFieldInput.tsx';
import { TextsFieldInput } from './TextsFieldInput.tsx';
import { VlanFieldInput } from './VlanFieldInput.tsx';

const inputs: { readonly [T in Field['type']]: ComponentType<FieldProps<FieldOf<T>>> } = {
  text: TextFieldInput,
  texts: TextsFieldInput,
  integer: IntegerFieldInput,
  boolean: BooleanFieldInput,
  choice: ChoiceFieldInput,
  group: (props) => <GroupFieldInput {...props} Fields={Fields} />,
  items: (props) => <ItemsFieldInput {...props} Fields={Fields} />,
  vlan: VlanFieldInput,
};

/** One input for each field that applies or is set, short ones two in a row. */
export function Fields({ fields, path, owner, parent }: FieldsProps) {
  const form = useForm();
  const shown = fields.filter(
    ({ key, applies }) =>
      owner[key] !== undefined || form.mixed?.([...path, key]) || (applies?.(owner) ?? true),
  );
  return rows(shown).map((row) => (
    <div key={row[0].key} className={columns(row)}>
      {row.map((field) => {
        const Input = inputs[field.type] as ComponentType<FieldProps>;
        return (
          <Input
            key={field.key}
            field={field}
            path={[...path, field.key]}
            owner={owner}
            parent={parent}
          />
        );
      })}
    </div>
  ));
}

type Row = readonly [Field] | readonly [Field, Field];

/** A text says too much to stand beside a choice; a number fits beside both. */
function fitTogether(a: Field, b: Field): boolean {
  const types = new Set([a.type, b.type]);
  const areShort = [...types].every((type) => ['integer', 'choice', 'text'].includes(type));
  return areShort && !(types.has('text') && types.has('choice'));
}

function rows(fields: readonly Field[]): Row[] {
  const all: Row[] = [];
  for (const field of fields) {
    const last = all.at(-1);
    if (last?.length === 1 && fitTogether(last[0], field)) all[all.length - 1] = [last[0], field];
    else all.push([field]);
  }
  return all;
}

function columns([first, second]: Row): string | undefined {
  if (!second) return undefined;
  // A MAC takes seventeen characters.
  const isLong = first.type === 'text' && second.type === 'integer';
  return join('grid items-start gap-2', isLong ? 'grid-cols-[1.5fr_1fr]' : 'grid-cols-2');
}
