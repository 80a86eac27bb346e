import { Switch } from '../ui/Switch.tsx';
import type { FieldOf, FieldProps, WithFields } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import { useTexts } from '../i18n/texts.ts';

/** A switch, and under it what can be set while it is on. */
export function GroupFieldInput(props: WithFields<FieldProps<FieldOf<'group'>>>) {
  const { field, path, owner, parent, Fields } = props;
  const { say } = useTexts();
  const form = useForm();
  const value = owner[field.key] as Readonly<Record<string, unknown>> | undefined;
  const isOn = value !== undefined;
  return (
    <div>
      <FieldFrame
        inline
        label={field.label}
        help={field.help}
        problems={form.problems(path, !isOn)}
      >
        {(control) => (
          <Switch
            {...control}
            checked={isOn}
            onChange={(on) => form.change(path, on ? {} : undefined, field.label)}
          />
        )}
      </FieldFrame>
      {isOn && (
        <div
          role="group"
          aria-label={say(field.label)}
          className="mt-1.5 mb-1 space-y-2.5 border-l-2 border-line pl-2.5"
        >
          <Fields fields={field.fields} path={path} owner={value} parent={parent} />
        </div>
      )}
    </div>
  );
}
