import { useState } from 'react';
import { msg, type Vlan } from '../../core/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import type { FieldOf, FieldProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { IntegerFieldInput } from './IntegerFieldInput.tsx';
import { parseTags, printTags } from './vlan-tags.ts';

/** Another mode keeps what it can of the one before. */
function inMode(mode: string, before: Vlan | undefined): Vlan | undefined {
  const tags = before?.mode === 'access' ? [before.tag] : (before?.tags ?? []);
  if (mode === 'access') return { mode, tag: tags[0] ?? 1 };
  if (mode === 'trunk') return { mode, tags };
  return undefined;
}

export function VlanFieldInput({ field, path, owner }: FieldProps<FieldOf<'vlan'>>) {
  const form = useForm();
  const texts = useTexts().fields.vlan;
  const vlan = owner[field.key] as Vlan | undefined;
  const tag = { type: 'integer', min: 1, max: 4094 } as const;
  return (
    <div className="space-y-2">
      <div className="grid grid-cols-2 gap-2">
        <FieldFrame label={field.label} help={field.help} problems={form.problems(path, false)}>
          {(control) => (
            <Select
              {...control}
              value={vlan?.mode ?? 'off'}
              options={[
                { value: 'off', label: texts.off },
                { value: 'access', label: texts.access },
                { value: 'trunk', label: texts.trunk },
              ]}
              onChange={(mode) => form.change(path, inMode(mode, vlan), field.label)}
            />
          )}
        </FieldFrame>
        {vlan?.mode === 'access' && (
          <IntegerFieldInput
            field={{ ...tag, key: 'tag', label: msg`Tag`, required: true }}
            path={[...path, 'tag']}
            owner={vlan}
            parent={owner}
          />
        )}
        {vlan?.mode === 'trunk' && (
          <IntegerFieldInput
            field={{ ...tag, key: 'native', label: msg`Native tag` }}
            path={[...path, 'native']}
            owner={vlan}
            parent={owner}
          />
        )}
      </div>
      {vlan?.mode === 'trunk' && <TagsInput tags={vlan.tags} path={[...path, 'tags']} />}
    </div>
  );
}

const TAGS = msg`Tags`;

function TagsInput({
  tags,
  path,
}: {
  tags: readonly number[];
  path: readonly (string | number)[];
}) {
  const form = useForm();
  const texts = useTexts().fields;
  const [draft, setDraft] = useState<string>();
  const slip = draft !== undefined && parseTags(draft) === undefined;
  return (
    <FieldFrame
      label={TAGS}
      problems={[
        ...(slip ? [{ severity: 'error', message: texts.tagList } as const] : []),
        ...form.problems(path, true),
      ]}
    >
      {(control) => (
        <TextInput
          {...control}
          mono
          value={draft ?? printTags(tags)}
          placeholder="20, 30-39"
          onChange={(text) => {
            setDraft(text);
            const parsed = parseTags(text);
            if (parsed) form.change(path, parsed, TAGS);
          }}
          onBlur={() => setDraft(undefined)}
        />
      )}
    </FieldFrame>
  );
}
