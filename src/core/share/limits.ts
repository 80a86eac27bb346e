import type { Topology } from '../model/topology.ts';
import { type Message, msg } from '../util/message.ts';

/** What a link may hold, checked in this order. */
export const LIMITS = {
  /** Of the link's own text. */
  characters: 64 * 1024,
  /** Of all texts it unpacks to; what costs more than its length in reading counts for more. */
  unpacked: 1024 * 1024,
  /** Steps of unpacking: twice what 2,000 devices take in which everything was typed. */
  decisions: 1_000_000,
  devices: 2000,
  links: 4000,
  notes: 2000,
  /** Of a name. */
  label: 200,
} as const;

/** What makes a drawing too much for a link; undefined where nothing does. */
export function excessOf({ name, devices, links, notes }: Topology): Message | undefined {
  const counts = [
    [msg`devices`, devices.length, LIMITS.devices],
    [msg`links`, links.length, LIMITS.links],
    [msg`notes`, notes.length, LIMITS.notes],
  ] as const;
  for (const [what, count, most] of counts) {
    if (count > most) return msg`The drawing has ${count} ${what}; a link holds at most ${most}.`;
  }
  const longest = Math.max(name.length, ...devices.map((device) => device.name.length));
  if (longest <= LIMITS.label) return undefined;
  return msg`A name in the drawing has ${longest} characters; a link takes at most ${LIMITS.label}.`;
}
