import { useMemo } from 'react';
import { fieldsOfAll, msg, pathsOf, setFieldOfAll, valueOfAll } from '../../../core/index.ts';
import type { Device, Field, Link, Topology } from '../../../core/index.ts';
import { Fields } from '../../fields/Fields.tsx';
import { FormContext } from '../../fields/form.ts';
import type { Form, Path } from '../../fields/form.ts';
import { useTexts } from '../../i18n/texts.ts';
import { edit } from '../../store/store.ts';
import { SectionTitle } from './FormHeader.tsx';
import { settleChoices } from './settle-choices.ts';
import { kindOfDevice } from './things.ts';

type Owner = Readonly<Record<string, unknown>>;

/** The fields that several things share: what is typed is set in all of them, as one step. */
export function ManyForm({ things }: { readonly things: readonly (Device | Link)[] }) {
  const { say } = useTexts();
  const fields = useMemo(() => fieldsOfAll(things), [things]);
  const form = formOf(things);
  const owner = ownerOf(things, fields, []);
  const lists = fields.filter((field) => field.type === 'items');
  const plain = fields.filter((field) => field.type !== 'items');
  return (
    <FormContext value={form}>
      <Fields fields={plain} path={[]} owner={owner} parent={owner} />
      {lists.map(({ key, label, item }) => {
        const path = [key, '*'];
        return (
          <section key={key} className="space-y-2.5 pt-1">
            <SectionTitle>{say(label)}</SectionTitle>
            <Fields fields={item} path={path} owner={ownerOf(things, item, path)} parent={owner} />
          </section>
        );
      })}
    </FormContext>
  );
}

function ownerOf(things: readonly object[], fields: readonly Field[], path: Path): Owner {
  return Object.fromEntries(
    fields.map(({ key }) => [key, valueOfAll(things, [...path, key]).value]),
  );
}

function formOf(things: readonly (Device | Link)[]): Form {
  const ids = new Set<string>(things.map(({ id }) => id));
  const nothing = () => undefined;
  return {
    change(path, value, label) {
      edit(
        msg`Change ${label} of ${things.length} things`,
        (topology) => settleAll(setFieldOfAll(topology, ids, path, value), ids, path),
        { merge: `${[...ids].join(' ')} ${path.join('.')}` },
      );
    },
    automatic: nothing,
    mixed: (path) => valueOfAll(things, path).mixed,
    problems: () => [],
    addItem: nothing,
    removeItem: nothing,
    renameItem: nothing,
    itemChip: nothing,
    itemNote: nothing,
  };
}

/** What depends on a changed choice follows in each of them. */
function settleAll(topology: Topology, ids: ReadonlySet<string>, path: Path): Topology {
  return pathsOf(topology, ids, path).reduce((current, [id, own]) => {
    const device = current.devices.find((one) => one.id === id);
    const kind = device && kindOfDevice(device);
    return device && kind ? settleChoices(current, device.id, kind.fields, own) : current;
  }, topology);
}
