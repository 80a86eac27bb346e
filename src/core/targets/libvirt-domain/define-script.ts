import type { Plan } from '../../plan/plan.ts';
import type { Machine, Network } from '../../plan/resource.ts';
import { comment, sh, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { DEFINE, UNDEFINE } from './runtime/define.ts';
import { HEAD } from './runtime/head.ts';
import { RUN } from './runtime/run.ts';
import { STATUS, VERBS } from './runtime/verbs.ts';

/** What is ours is known by its UUID; the same name with another UUID is left alone. */
export function printDefineScript(
  plan: Plan,
  machines: readonly Machine[],
  networks: readonly Network[],
): Printed {
  const writer = createWriter();
  writer.line('#!/bin/sh');
  writer.line(comment(`Guests and networks of the drawing "${plan.lab.label}", for libvirt.`));
  writer.line('set -u');
  writer.line('');
  writer.line('each_network() {');
  writer.line('  :');
  for (const network of networks) {
    writer.from(network.origin, () =>
      writer.line(sh`  "$1" ${word(network.name)} ${word(network.bridge)}`),
    );
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
  for (const part of [HEAD, DEFINE, UNDEFINE, RUN, STATUS, VERBS]) writer.block(block(part));
  return writer.finish();
}
