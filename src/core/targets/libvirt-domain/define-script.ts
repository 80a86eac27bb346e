import { effectsOf } from '../../plan/effects.ts';
import {
  type Backend,
  type Machine,
  type Netdev,
  type Network,
  type Resource,
  vhostBehind,
} from '../../plan/resource.ts';
import { comment, sh, type ShText, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { effectList } from '../shell-ip/header.ts';
import type { EmitContext } from '../target.ts';
import { CARDS } from './runtime/cards.ts';
import { DEFINE, UNDEFINE } from './runtime/define.ts';
import { HEAD } from './runtime/head.ts';
import { MADE } from './runtime/made.ts';
import { RUN } from './runtime/run.ts';
import { STATUS, VERBS } from './runtime/verbs.ts';

/** By its origin, what a network whose switch libvirt makes asks of the machine. */
function asked(resources: readonly Resource[]): ReadonlyMap<string, ShText> {
  const words = new Map<string, ShText>();
  for (const { kind, origin } of resources)
    if (kind === 'forwarding') words.set(origin, sh` forwards`);
  for (const one of resources)
    if (one.kind === 'address' && one.madeBy !== undefined)
      words.set(one.origin, sh`${words.get(one.origin) ?? sh``} ${word(one.cidr)}`);
  return words;
}

/** What its guests are plugged into, and what else is to be known of that. */
function toldOf(network: Network, asks: ShText, cards: ReadonlyMap<string, number>): ShText {
  if (network.forward === 'hostdev')
    return sh`${word(network.card)} functions ${cards.get(network.origin) ?? 0}`;
  if (network.forward !== 'macvtap') {
    const makes = network.forward === 'bridge' ? sh`` : sh` makes${asks}`;
    return sh`${word(network.bridge)}${makes}`;
  }
  const [first = '', ...others] = network.cards;
  return others.reduce<ShText>((all, card) => sh`${all} ${word(card)}`, sh`${word(first)} cards`);
}

/** By its origin, how many guests' cards are virtual functions that a network deals. */
function dealtCards(machines: readonly Machine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { nics } of machines) {
    for (const { backend } of nics) {
      if (backend.type !== 'hostdev') continue;
      counts.set(backend.network, (counts.get(backend.network) ?? 0) + 1);
    }
  }
  return counts;
}

/** Which of those of a network it will be only libvirt knows. */
function cardsGiven(
  backend: Extract<Backend, { type: 'vfio' | 'macvtap' }>,
  networks: readonly Network[],
): readonly ShText[] {
  if (backend.type === 'vfio') return [sh`${word(backend.pci)}`];
  if (backend.mode !== 'passthru') return [];
  const pool = networks.find(({ origin }) => origin === backend.network);
  const names = pool?.forward === 'macvtap' ? pool.cards : [backend.lower];
  return names.map((name) => sh`${word(name)} alone`);
}

/** What only net.sh does. */
const ELSEWHERE: ReadonlySet<string> = new Set(['namespaces', 'ovs']);

/** What libvirt makes for a guest when it starts it. */
export function isOfGuest(one: Netdev): boolean {
  if (one.type === 'tap') return !one.ofProgram && one.maker !== 'script';
  return one.type === 'macvtap';
}

/** What libvirt makes is told here, as net.sh knows nothing of it. */
function effects({ plan, host }: EmitContext): string[] {
  const done = host.resources.filter(
    (one) =>
      one.madeBy !== undefined ||
      one.kind === 'network' ||
      one.kind === 'passthrough' ||
      one.kind === 'machine' ||
      (one.kind === 'netdev' && isOfGuest(one)),
  );
  return effectList(effectsOf(done, plan.lab, { byLibvirt: true, files: [] }), ELSEWHERE);
}

/** What is ours is known by its UUID; the same name with another UUID is left alone. */
export function printDefineScript(
  context: EmitContext,
  machines: readonly Machine[],
  networks: readonly Network[],
): Printed {
  const { plan, host } = context;
  const writer = createWriter();
  writer.line('#!/bin/sh');
  writer.line(comment(`Guests and networks of the drawing "${plan.lab.label}", for libvirt.`));
  writer.line('#');
  writer.line(comment('Effects of "define" and "start"; "stop" and "undefine" take them back:'));
  for (const line of effects(context)) writer.line(line);
  writer.line('');
  writer.line('set -u');
  writer.line('');
  writer.line('each_network() {');
  writer.line('  :');
  const wanted = asked(host.resources);
  const cards = dealtCards(machines);
  for (const network of networks) {
    const told = toldOf(network, wanted.get(network.origin) ?? sh``, cards);
    writer.from(network.origin, () => writer.line(sh`  "$1" ${word(network.name)} ${told}`));
  }
  writer.line('}');
  writer.line('');
  writer.line('each_domain() {');
  writer.line('  :');
  for (const machine of machines) {
    writer.from(machine.origin, () =>
      writer.line(sh`  "$1" ${word(machine.name)} ${word(machine.arch)}`),
    );
  }
  writer.line('}');
  writer.line('');
  writer.line('each_listener() { # FUNCTION: calls it with a guest and one that it connects to');
  writer.line('  :');
  for (const { origin, name, nics } of machines) {
    for (const { backend } of nics) {
      if (backend.type !== 'stream' || backend.listens || backend.peer === name) continue;
      writer.from(origin, () => writer.line(sh`  "$1" ${word(name)} ${word(backend.peer)}`));
    }
  }
  writer.line('}');
  writer.line('');
  writer.line(
    'each_socket() { # FUNCTION: calls it with a guest and the path of a socket of its QEMU',
  );
  writer.line('  :');
  for (const { name, nics } of machines) {
    for (const { backend } of nics) {
      if (backend.type !== 'vhost-user' || !backend.listens) continue;
      writer.from(backend.link, () => writer.line(sh`  "$1" ${word(name)} ${word(backend.path)}`));
    }
  }
  writer.line('}');
  writer.line('');
  writer.line('each_card() { # FUNCTION: calls it with a guest and a card that it is given');
  writer.line('  :');
  for (const { name, nics } of machines) {
    for (const { backend } of nics) {
      if (backend.type !== 'vfio' && backend.type !== 'macvtap') continue;
      writer.from(backend.link, () => {
        for (const card of cardsGiven(backend, networks))
          writer.line(sh`  "$1" ${word(name)} ${card}`);
      });
    }
  }
  writer.line('}');
  writer.line('');
  writer.line(
    'each_vhost() { # FUNCTION: calls it with a guest, a cable with vhost, and on or force',
  );
  writer.line('  :');
  for (const { name, nics } of machines) {
    for (const { backend } of nics) {
      const vhost = vhostBehind(backend);
      if (vhost === undefined || backend.type === 'none') continue;
      const cable = title(plan.titles.get(backend.link) ?? backend.link);
      writer.from(backend.link, () =>
        writer.line(sh`  "$1" ${word(name)} ${cable} ${word(vhost)}`),
      );
    }
  }
  writer.line('}');
  for (const part of [HEAD, MADE, DEFINE, UNDEFINE, CARDS, RUN, STATUS, VERBS])
    writer.block(block(part));
  return writer.finish();
}
