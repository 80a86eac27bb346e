import { parseDnsHost, parseDnsName } from '../net/dns.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dnsNameMalformed: Check = {
  code: 'dns-name-malformed',
  severity: 'error',
  why: 'dnsmasq takes a word that is no name for something else: for an address, or how long it holds.',
  values: {
    text: {
      'dns-name': (text, here) => {
        if (parseDnsName(text) !== undefined) return undefined;
        return {
          message: msg`${quote(text)} is no DNS name: labels of letters, digits and dashes, the first beginning with a letter, with dots between them.`,
          anchors: [here.anchor()],
        };
      },
      'dns-host': (text, here) => {
        if (parseDnsHost(text)) return undefined;
        return {
          message: msg`${quote(text)} is not an IP address and one name, such as 192.0.2.5 db.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
