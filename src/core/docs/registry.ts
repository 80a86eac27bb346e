import { deviceKinds, type DeviceKindId } from '../devices/index.ts';
import { linkKinds, type LinkKindId } from '../links/index.ts';
import type { MachineType } from '../nics/machine.ts';
import type { Origin } from '../model/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { MACHINE_TYPES } from '../nics/machines.ts';
import type { NicModel } from '../nics/model.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { Message } from '../util/message.ts';
import { answersOf, type KindAnswer } from './answers.ts';
import { type KindOption, optionsOf } from './options.ts';
import { pairsOf, sampleOfDevice, sampleOfLink } from './samples.ts';

/** What there is to know of one kind. */
export interface KindPage {
  readonly kind: string;
  readonly of: 'device' | 'link';
  readonly title: Message;
  /** One sentence. */
  readonly note: Message;
  /** Titles of the devices that a cable joins, or that a device is cabled to and by what. */
  readonly joins: readonly (readonly [Message, Message])[];
  readonly options: readonly KindOption[];
  /** Of a small drawing with it. Made when it is asked for. */
  readonly answers: () => readonly KindAnswer[];
}

/** A network card with the machines that take it; with their architecture where two have one name. */
interface CardPage extends NicModel {
  readonly machines: readonly string[];
}

/** What each kind of cable joins: asked for once. */
const PAIRS = (Object.keys(linkKinds) as readonly LinkKindId[]).map(
  (kind) => [kind, pairsOf(kind)] as const,
);

/** Every kind, in the order of the palette. */
export const kindPages: readonly KindPage[] = [
  ...(Object.keys(deviceKinds) as readonly DeviceKindId[]).map(devicePage),
  ...PAIRS.map(linkPage),
];

/** Every network card. */
export const cardPages: readonly CardPage[] = Object.values(NIC_MODELS).map((model) => ({
  ...model,
  machines: MACHINE_TYPES.filter(({ models }) => models.includes(model.id)).map(nameOf),
}));

function nameOf({ arch, id }: MachineType): string {
  const isShared = MACHINE_TYPES.some((other) => other.id === id && other.arch !== arch);
  return isShared ? `${arch} ${id}` : id;
}

/** What is nowhere by itself is told of by what it is cabled to. */
function told(
  plan: Plan,
  own: readonly Origin[],
  ...[next, ...more]: readonly (readonly Origin[])[]
): readonly KindAnswer[] {
  const answers = answersOf(plan, new Set(own));
  if (!next || answers.some(({ lines }) => lines !== '')) return answers;
  return told(plan, next, ...more);
}

function devicePage(kind: DeviceKindId): KindPage {
  const { title, note, fields } = deviceKinds[kind];
  const cables = PAIRS.flatMap(([link, pairs]) =>
    pairs
      .filter((pair) => pair.includes(kind))
      .map(([a, b]) => [linkKinds[link].title, deviceKinds[a === kind ? b : a].title] as const),
  );
  return {
    ...{ kind, of: 'device', title, note },
    joins: cables,
    options: optionsOf(fields),
    answers: () => {
      const sample = sampleOfDevice(kind);
      if (!sample) return [];
      const [device, ...others] = sample.devices;
      const cable = sample.link === undefined ? [] : [sample.link];
      return told(sample.plan, [device], cable, others);
    },
  };
}

function linkPage([kind, pairs]: (typeof PAIRS)[number]): KindPage {
  const { title, note, fields } = linkKinds[kind];
  return {
    ...{ kind, of: 'link', title, note },
    joins: pairs.map(([a, b]) => [deviceKinds[a].title, deviceKinds[b].title] as const),
    options: optionsOf(fields),
    answers: () => {
      const sample = sampleOfLink(kind);
      return sample?.link === undefined ? [] : told(sample.plan, [sample.link], sample.devices);
    },
  };
}
