import { becomesPort } from './effects.ts';
import type { Resource, ResourceId } from './resource.ts';

/** What `up` does only when it is told so by name. */
export interface Danger {
  readonly kind: 'touch';
  /** The device it is about; empty where that is the machine as a whole. */
  readonly name: string;
  /** As it is typed: `--yes-touch eno1`. */
  readonly flag: string;
  /** What it means. */
  readonly text: string;
  /** What brings it about: without these it is gone. */
  readonly resources: readonly ResourceId[];
}

/** A network card of the machine becomes a port of a switch. */
function touching(resources: readonly Resource[]): readonly Danger[] {
  const asserted = new Map<string, ResourceId>();
  const dangers: Danger[] = [];
  for (const one of resources) {
    if (one.kind === 'existing') asserted.set(one.ifname, one.id);
    if ((one.kind !== 'port' && one.kind !== 'ovs-port') || one.of !== 'existing') continue;
    const name = one.kind === 'port' ? one.ifname : one.name;
    const card = asserted.get(name);
    dangers.push({
      kind: 'touch',
      name,
      flag: `--yes-touch ${name}`,
      text: becomesPort(name, one.bridge),
      resources: card === undefined ? [one.id] : [card, one.id],
    });
  }
  return dangers;
}

/** Of what is built on one host, in the plan's order. */
export function dangersOf(resources: readonly Resource[]): readonly Danger[] {
  return touching(resources);
}
