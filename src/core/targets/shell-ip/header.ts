import type { Danger } from '../../plan/dangers.ts';
import { DPDK } from '../../plan/dpdk.ts';
import { type Feature, KERNEL_OPTIONS } from '../../plan/kernel.ts';
import { EFFECT_TITLES, type EffectGroup, type Effects } from '../../plan/effects.ts';
import { comment } from '../../text/shell.ts';
import type { EmitContext } from '../target.ts';
import type { Prerequisites } from './prerequisites.ts';
import { MAKER } from '../version.ts';
import { english } from '../../util/message.ts';

const WIDTH = 92;

/** `# Title: a, b, c`, broken where a line gets long. */
function list(name: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = `${name}:`;
  items.forEach((item, i) => {
    const text = i < items.length - 1 ? `${item},` : item;
    if (line.length + text.length + 1 > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${text}`;
  });
  if (items.length === 0) line += ' none';
  return [...lines, line].map(comment);
}

/** What other files of an export than net.sh bring about. */
const ELSEWHERE: ReadonlySet<string> = new Set<EffectGroup>(['guests', 'networks']);

export function effectList(effects: Effects, elsewhere = ELSEWHERE): string[] {
  return Object.entries(EFFECT_TITLES).flatMap(([group, title]) =>
    elsewhere.has(group)
      ? []
      : list(`  ${english(title)}`, effects[group as EffectGroup].map(english)),
  );
}

function dangerList(dangers: readonly Danger[]): string[] {
  if (dangers.length === 0) return [comment('Dangerous: nothing.')];
  return [
    comment('Dangerous, so "up" must be told by name:'),
    ...dangers.map(({ flag, text }) => comment(`  ${flag}   ${english(text)}`)),
  ];
}

function isolation({ plan, isolated }: EmitContext): string[] {
  if (isolated !== true) return [];
  return [
    'All of this in a throw-away copy of the network stack, as if --isolated stood before the',
    'verb; --host before it builds on the machine itself. The machine has only a process that',
    `holds the copy, and the folder ${plan.lab.id}.isolated below /run/vethloom, $XDG_RUNTIME_DIR`,
    'or ~/.cache.',
    '',
  ].map(comment);
}

export interface Told {
  readonly effects: Effects;
  readonly dangers: readonly Danger[];
  readonly tools: readonly string[];
  readonly asked: readonly string[];
  readonly ovs: Prerequisites['ovs'];
  readonly features: readonly Feature[];
  /** What "check" looks for beside: of guests and of libvirt. */
  readonly later: Pick<Prerequisites, 'tools' | 'features'>;
}

function linkLines(link: string | undefined): string[] {
  if (link === undefined) return [];
  return ['The drawing, but for where things stand; "vethloom import" reads it:', `  ${link}`].map(
    comment,
  );
}

function optionsOf(features: readonly Feature[]): string[] {
  return [...new Set(features.map((feature) => KERNEL_OPTIONS[feature].option))];
}

function laterList({ tools, features }: Told['later']): string[] {
  const all = [...tools, ...optionsOf(features)];
  return all.length > 0 ? list('  Needed by guests or libvirt, which "check" looks for', all) : [];
}

/** The comment that a person reads before running the script as root. */
export function header(context: EmitContext, told: Told, title: string): string[] {
  const { plan, host } = context;
  return [
    '#!/bin/sh',
    comment(`Network of the drawing "${plan.lab.label}" on its host "${host.label}".`),
    comment(`Written by ${MAKER}: ${title}.`),
    ...linkLines(context.link?.()),
    '#',
    comment('Effects of "up"; "down" takes all of them back:'),
    ...effectList(told.effects),
    ...list('  Programs used', [...told.tools, 'coreutils']),
    ...list('  Programs only asked, where they are installed', told.asked),
    ...(told.ovs === 'dpdk'
      ? list('  Open vSwitch', [`with DPDK (${DPDK.package}, ${DPDK.setting})`])
      : []),
    ...list('  Kernel options needed', optionsOf(told.features)),
    ...laterList(told.later),
    '#',
    ...isolation(context),
    ...dangerList(told.dangers),
    '',
  ];
}
