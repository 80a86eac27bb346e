import { LocateFixed } from 'lucide-react';
import { useMemo } from 'react';
import {
  absolutePosition,
  canPlug,
  isPlugged,
  plug,
  portsOf,
  sizeOf,
  unplug,
} from '../../../core/index.ts';
import type { Device, Link, PluggedEnd, Side, Topology } from '../../../core/index.ts';
import { FieldFrame } from '../../fields/FieldFrame.tsx';
import { TextFieldInput } from '../../fields/TextFieldInput.tsx';
import { useForm } from '../../fields/form.ts';
import { VlanFieldInput } from '../../fields/VlanFieldInput.tsx';
import { useTexts } from '../../i18n/texts.ts';
import { edit, notify, reveal, useStore } from '../../store/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { SectionTitle } from './FormHeader.tsx';
import { deviceOfEnd, hasLocal, kindOfDevice, kindOfLink } from './things.ts';
import { msg } from '../../../core/index.ts';

interface LinkEndFormProps {
  readonly link: Link;
  readonly side: Side;
}

/** Where one plug of a cable is, and what belongs to the port it makes there. */
export function LinkEndForm({ link, side }: LinkEndFormProps) {
  const { inspector: texts, say } = useTexts();
  const form = useForm();
  const topology = useStore((state) => state.topology);
  const end = link[side];
  const device = deviceOfEnd(topology, end);
  const plugged = isPlugged(end) ? end : undefined;
  return (
    <section
      aria-label={texts.end[side]}
      className="space-y-2 rounded-[9px] border border-line p-2.5"
    >
      <div className="flex items-center justify-between">
        <SectionTitle>{texts.end[side]}</SectionTitle>
        {device && (
          <IconButton
            small
            label={texts.show(device.name)}
            icon={<LocateFixed size={13} />}
            onClick={() => reveal(device.id)}
          />
        )}
      </div>
      <div className="grid grid-cols-2 items-start gap-2">
        <DeviceChoice link={link} side={side} device={device} />
        {device && plugged?.port !== undefined && <PortChoice side={side} end={plugged} />}
      </div>
      {device && plugged && isNamed(link, plugged, device) && (
        <TextFieldInput
          field={{
            key: 'ifname',
            label: msg`Interface name`,
            type: 'text',
            syntax: 'interface-name',
            automatic: true,
          }}
          path={[side, 'ifname']}
          owner={{ ...plugged }}
          parent={link}
        />
      )}
      {device && plugged && hasLocal(topology, link, side) && (
        <TextFieldInput
          field={{
            key: 'local',
            type: 'text',
            syntax: 'ip',
            ...(kindOfDevice(device)?.apart
              ? { label: msg`Address of the machine there`, placeholder: '192.0.2.9' }
              : { label: msg`Address of the host`, automatic: true }),
          }}
          path={[side, 'local']}
          owner={{ ...plugged }}
          parent={link}
        />
      )}
      {device && plugged && kindOfDevice(device)?.segment && (
        <VlanFieldInput
          field={{ key: 'vlan', label: msg`VLAN`, type: 'vlan' }}
          path={[side, 'vlan']}
          owner={{ ...plugged }}
          parent={link}
        />
      )}
      {form.problems([side], false).map(({ message }, index) => (
        <p key={index} className="text-[11.5px] text-error">
          {say(message)}
        </p>
      ))}
    </section>
  );
}

/** Whether a network device with a name of its own is made at this end. */
function isNamed(link: Link, end: PluggedEnd, device: Device): boolean {
  const kind = kindOfLink(link);
  const named = kind?.namedRoles ?? [];
  if (kind?.nameless?.(link) && end.ifname === undefined) return false;
  return kindOfDevice(device)?.roles.some((role) => named.includes(role)) ?? false;
}

const LOOSE = '';

function DeviceChoice(props: LinkEndFormProps & { readonly device: Device | undefined }) {
  const { link, side, device } = props;
  const texts = useTexts().inspector;
  const form = useForm();
  const topology = useStore((state) => state.topology);
  const options = useMemo(
    () => [
      { value: LOOSE, label: texts.loose },
      ...topology.devices
        .filter(
          (candidate) =>
            candidate === device ||
            canPlug(topology, link.id, side, { device: candidate.id }) === undefined,
        )
        .map(({ id, name }) => ({ value: id as string, label: name })),
    ],
    [topology, link.id, side, device, texts.loose],
  );

  function choose(id: string) {
    if (id === LOOSE) {
      edit(msg`Unplug a cable`, (current) =>
        unplug(current, link.id, side, beside(current, device, side)),
      );
      return;
    }
    const target = topology.devices.find((candidate) => candidate.id === id);
    const plugged = target && plug(topology, link.id, side, { device: target.id });
    if (!plugged) return;
    if ('why' in plugged) notify(plugged.why, 'error');
    else edit(msg`Move a plug`, () => plugged.topology);
  }

  return (
    <FieldFrame label={texts.device} problems={form.problems([side, 'device'], true)}>
      {(control) => (
        <Select
          {...control}
          aria-label={`${texts.end[side]}: ${texts.device}`}
          value={device?.id ?? LOOSE}
          options={options}
          onChange={choose}
        />
      )}
    </FieldFrame>
  );
}

/** Where a plug hangs after it was pulled: under its device, the two sides apart. */
function beside(topology: Topology, device: Device | undefined, side: Side): [number, number] {
  if (!device) return [0, 0];
  const [x, y] = absolutePosition(topology, device.id);
  const [width, height] = sizeOf(device);
  return [x + width / 2 + (side === 'a' ? -20 : 20), y + height + 40];
}

function PortChoice({ side, end }: { readonly side: Side; readonly end: PluggedEnd }) {
  const texts = useTexts().inspector;
  const form = useForm();
  const topology = useStore((state) => state.topology);
  const ports = portsOf(topology, end.device).filter(({ id, free }) => free || id === end.port);
  const options = ports.map(({ id, label }) => ({ value: id, label }));
  const isOffered = ports.some(({ id }) => id === end.port);
  return (
    <FieldFrame label={texts.port} problems={form.problems([side, 'port'], true)}>
      {(control) => (
        <Select
          {...control}
          aria-label={`${texts.end[side]}: ${texts.port}`}
          value={end.port ?? ''}
          options={
            isOffered ? options : [{ value: end.port ?? '', label: end.port ?? '' }, ...options]
          }
          onChange={(port) => form.change([side, 'port'], port, msg`Port`)}
        />
      )}
    </FieldFrame>
  );
}
