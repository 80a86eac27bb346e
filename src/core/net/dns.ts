import { parseIp } from './ip.ts';

/** A line of hosts(5) with one name. */
export interface DnsHost {
  /** Canonical. */
  readonly address: string;
  /** Lower case. */
  readonly name: string;
}

/** RFC 1035, 2.3.1; the first of its labels begins with a letter, as no number does. */
const NAME = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const NAME_MAX = 253;

/** Lower case, as names are told apart; undefined where it is no name. */
export function parseDnsName(text: string): string | undefined {
  const name = text.toLowerCase();
  return name.length <= NAME_MAX && NAME.test(name) ? name : undefined;
}

/** `192.0.2.5 db`; undefined where it is no such thing. */
export function parseDnsHost(text: string): DnsHost | undefined {
  const [word = '', last = '', ...more] = text.trim().split(/\s+/);
  const ip = parseIp(word);
  const name = parseDnsName(last);
  return ip && name !== undefined && more.length === 0 ? { address: ip.address, name } : undefined;
}

/** What dnsmasq(8) takes for a lease time or an order where the name of a card may stand. */
const NO_NAME = /^(\d+[wdhms]?|infinite|ignore)$/;

/** Whether dnsmasq takes it for the name of a card. */
export function isCardName(name: string): boolean {
  return !NO_NAME.test(name);
}
