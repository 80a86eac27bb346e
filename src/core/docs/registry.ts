import { deviceKinds, type DeviceKindId } from '../devices/index.ts';
import { linkKinds, type LinkKindId } from '../links/index.ts';
import type { MachineType } from '../nics/machine.ts';
import type { Origin } from '../model/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { MACHINE_TYPES } from '../nics/machines.ts';
import type { NicModel } from '../nics/model.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { Message } from '../util/message.ts';
import type { ExportOptions } from '../compile/export.ts';
import { answersOf, type KindAnswer, withoutThose } from './answers.ts';
import { type KindOption, optionsOf } from './options.ts';
import { cablesOf, type Choose, pairsOf, sampleOfDevice, sampleOfLink } from './samples.ts';
import {
  engineVariants,
  exportVariants,
  machineVariants,
  type Variant,
  variantsOf,
  withBoth,
} from './variants.ts';

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
  /** What is said otherwise where something else is chosen: each made when it is asked for. */
  readonly others: readonly (() => OtherAnswers)[];
}

/** What only one choice brings about; nothing where it changes nothing. */
export interface OtherAnswers {
  readonly what: Message;
  readonly answers: readonly KindAnswer[];
}

/** A network card with the machines that take it; with their architecture where two have one name. */
interface CardPage extends NicModel {
  readonly machines: readonly string[];
  /** Those of them that have one on board where QEMU is told of no card. */
  readonly onBoard: readonly string[];
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
  onBoard: MACHINE_TYPES.filter(({ onBoard }) => onBoard === model.id).map(nameOf),
}));

function nameOf({ arch, id }: MachineType): string {
  const isShared = MACHINE_TYPES.some((other) => other.id === id && other.arch !== arch);
  return isShared ? `${arch} ${id}` : id;
}

interface Told {
  readonly plan: Plan;
  readonly own: readonly Origin[];
  /** Tell of what is nowhere by itself: what it is cabled to. */
  readonly around: readonly (readonly Origin[])[];
}

function told({ plan, own, around }: Told, options?: ExportOptions): readonly KindAnswer[] {
  const answers = answersOf(plan, new Set(own), options);
  const [next, ...more] = around;
  if (!next || answers.some(({ lines }) => lines !== '')) return answers;
  return told({ plan, own: next, around: more }, options);
}

/** A drawing with the kind, with what is chosen in it. */
type Sampled = (choose?: Choose) => Told | undefined;

/** What a page says, and what else with each choice, in the first drawing where that changes it. */
function answering(
  samples: readonly Sampled[],
  variants: readonly Variant[],
): Pick<KindPage, 'answers' | 'others'> {
  const all = samples.map((sampled) => {
    const said = (choose?: Choose, options?: ExportOptions) => {
      const sample = sampled(choose);
      return sample ? told(sample, options) : [];
    };
    return { said, usual: once(() => said()) };
  });
  const changes = ({ choose, options }: Variant) => {
    for (const { said, usual } of all) {
      const answers = withoutThose(said(choose, options), usual());
      if (answers.length > 0) return answers;
    }
    return [];
  };
  const other = (variant: Variant): OtherAnswers => {
    const answers = changes(variant);
    const [sample] = all;
    if (answers.length > 0 || variant.field === undefined || !sample)
      return { what: variant.what, answers };
    for (const beside of variants) {
      if (beside.field === undefined || beside.field === variant.field) continue;
      const { what, choose } = withBoth(variant, beside);
      const found = withoutThose(sample.said(choose), sample.said(beside.choose));
      if (found.length > 0) return { what, answers: found };
    }
    return { what: variant.what, answers: [] };
  };
  return {
    answers: () => all.map(({ usual }) => usual()).find((found) => found.length > 0) ?? [],
    others: variants.map((variant) => once(() => other(variant))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function devicePage(kind: DeviceKindId): KindPage {
  const { title, note, fields } = deviceKinds[kind];
  const cables = PAIRS.flatMap(([link, pairs]) =>
    pairs
      .filter((pair) => pair.includes(kind))
      .map(([a, b]) => [linkKinds[link].title, deviceKinds[a === kind ? b : a].title] as const),
  );
  const [, link] = cablesOf(kind)[0] ?? [];
  return {
    ...{ kind, of: 'device', title, note },
    joins: cables,
    options: optionsOf(fields),
    ...answering(
      [
        (choose) => {
          const sample = sampleOfDevice(kind, choose);
          if (!sample) return undefined;
          const [device, ...others] = sample.devices;
          const cable = sample.link === undefined ? [] : [sample.link];
          return { plan: sample.plan, own: [device], around: [cable, others] };
        },
      ],
      [
        ...variantsOf(fields, 'device'),
        ...(link ? variantsOf(linkKinds[link].fields, 'link') : []),
        ...(kind === 'guest' ? machineVariants : []),
        ...exportVariants,
      ],
    ),
  };
}

function linkPage([kind, pairs]: (typeof PAIRS)[number]): KindPage {
  const { title, note, fields } = linkKinds[kind];
  return {
    ...{ kind, of: 'link', title, note },
    joins: pairs.map(([a, b]) => [deviceKinds[a].title, deviceKinds[b].title] as const),
    options: optionsOf(fields),
    ...answering(
      pairs.map((pair) => (choose) => {
        const sample = sampleOfLink(kind, pair, choose);
        if (sample?.link === undefined) return undefined;
        return { plan: sample.plan, own: [sample.link], around: [sample.devices] };
      }),
      [...variantsOf(fields, 'link'), ...engineVariants, ...exportVariants],
    ),
  };
}
