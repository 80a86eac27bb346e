import { parseLease } from '../net/dhcp.ts';
import { parseIp } from '../net/ip.ts';
import { isMac, isMulticastMac } from '../net/mac.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg, type Message } from '../util/message.ts';

/** What is wrong with it, in the order of its words. */
function fault(text: string): Message {
  const [mac = '', address = '', ...more] = text.trim().split(/\s+/);
  if (!isMac(mac)) return msg`${quote(mac)} is no MAC`;
  if (isMulticastMac(mac)) return msg`no card can own the group address ${mac}`;
  if (address === '') return msg`the address is missing`;
  if (parseIp(address)?.family === 6) return msg`DHCP here is IPv4 only`;
  return more.length > 0 ? msg`there is more than that` : msg`${quote(address)} is no IPv4 address`;
}

export const dhcpLeaseMalformed: Check = {
  code: 'dhcp-lease-malformed',
  severity: 'error',
  why: 'dnsmasq guesses what a word of a reservation means by its look: a slip becomes a host name.',
  values: {
    text: {
      lease: (text, here) => {
        if (parseLease(text)) return undefined;
        return {
          message: msg`A reservation is a MAC and an IPv4 address, such as 52:54:00:00:00:01 192.0.2.20; here ${fault(text)}.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
