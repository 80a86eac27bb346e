import type { Device } from '../model/topology.ts';
import type { Interface } from './interfaces.ts';
import type { ServingSwitch } from './services.ts';

/** The first of some texts and how many more there are: `192.0.2.1/24 +1`. */
export function firstOf(texts: readonly string[] = []): readonly string[] {
  const [first, ...more] = texts;
  if (first === undefined) return [];
  return [more.length === 0 ? first : `${first} +${more.length}`];
}

/** What a switch has of the host's: its addresses, and what is served there. */
export function switchSubtitle({ addresses, nat, dhcp }: ServingSwitch): readonly string[] {
  return [...firstOf(addresses), ...(nat ? ['NAT'] : []), ...(dhcp ? ['DHCP'] : [])];
}

/** The addresses of a stack. */
export function stackSubtitle(
  device: Device & { readonly interfaces?: readonly Interface[] },
): readonly string[] {
  return firstOf(device.interfaces?.flatMap(({ addresses }) => addresses ?? []));
}
