import { useMemo } from 'react';
import type { Device } from '../../../core/index.ts';
import { Fields } from '../../fields/Fields.tsx';
import { FormContext } from '../../fields/form.ts';
import type { Form } from '../../fields/form.ts';
import { faceOf, GlyphBadge } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useCompilation, useProblems } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';
import { automaticGroup, automaticMac, automaticRange } from './automatic.ts';
import { CablesHere } from './CablesHere.tsx';
import { FormHeader } from './FormHeader.tsx';
import { kindOfDevice } from './things.ts';
import { NameField } from './NameField.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { settleChoices } from './settle-choices.ts';
import { problemsOf, thingForm } from './thing-form.ts';

export function DeviceForm({ device }: { readonly device: Device }) {
  const texts = useTexts();
  const { plan } = useCompilation();
  const all = useProblems();
  const problems = useMemo(() => problemsOf(all, device.id), [all, device.id]);
  const topology = useStore((state) => state.topology);
  const host = topology.devices.find(({ id }) => id === device.in);
  const kind = kindOfDevice(device);
  const title = texts.say(kind?.title ?? device.kind);
  const face = faceOf(device.kind);
  const fields = kind?.fields ?? [];

  const form: Form = {
    ...thingForm({
      id: device.id,
      name: device.name,
      problems,
      settle: (changed, path) => settleChoices(changed, device.id, fields, path),
    }),
    automatic(path) {
      if (path.join('.') === 'dhcp.range') return automaticRange(plan, device);
      const [key, index, last] = path;
      if (device.kind === 'mcast' && (key === 'group' || key === 'port'))
        return automaticGroup(plan, topology, device)?.[key];
      const items = key === 'nics' ? (device['nics'] as { id: string }[] | undefined) : undefined;
      const nic = items?.[Number(index)];
      return nic && last === 'mac' ? automaticMac(plan, device, nic.id) : undefined;
    },
    itemChip: (item) => face.itemChip?.(item),
    itemNote: (item) => kind?.ports !== undefined && <CablesHere device={device} port={item.id} />,
  };

  return (
    <FormContext value={form}>
      <FormHeader
        badge={<GlyphBadge face={face} />}
        title={device.name || title}
        subtitle={host ? texts.inspector.on(title, host.name) : title}
        removable
      />
      <div className="space-y-2.5 px-3.5 pt-2.5 pb-6">
        <NameField device={device} syntax={kind?.nameSyntax ?? 'label'} />
        <Fields fields={fields} path={[]} owner={device} parent={device} />
        {kind?.ports === undefined && <CablesHere device={device} titled />}
        <ProblemsHere problems={problems} />
      </div>
    </FormContext>
  );
}
