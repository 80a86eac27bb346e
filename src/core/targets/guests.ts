import type { Machine } from '../plan/resource.ts';
import type { Answers, EmitContext, LabGuest } from './target.ts';

/** The answers of a target that writes guests and nothing of their host. */
export const GUESTS_ALONE = {
  existing: 'absent',
  namespace: 'absent',
  netdev: 'absent',
  port: 'absent',
  slave: 'absent',
  'ovs-bridge': 'absent',
  'ovs-port': 'absent',
  address: 'absent',
  route: 'absent',
  setting: 'absent',
  forwarding: 'absent',
  nat: 'absent',
  filter: 'absent',
  dhcp: 'absent',
  daemon: 'absent',
  passthrough: 'absent',
  network: 'absent',
} as const satisfies Omit<Answers, 'machine'>;

/** The guests that a target is to write. */
export function machinesOf({ mine }: EmitContext): Machine[] {
  return mine.filter((resource) => resource.kind === 'machine');
}

/** Of a target with a script for each guest. */
export function scriptOf({ name }: Machine): string {
  return `guests/${name}.sh`;
}

/** A guest with a script of its own, as lab.sh runs it. */
export function labGuest(machine: Machine): LabGuest {
  return { origin: machine.origin, name: machine.name, script: scriptOf(machine) };
}
