import { describe, expect, test } from 'vitest';
import { defaultRange, parseLease, parseRange, printRange, servedNetwork } from './dhcp.ts';
import { type InterfaceAddress, parseInterfaceAddress } from './ip.ts';

function address(text: string): InterfaceAddress {
  const found = parseInterfaceAddress(text);
  if (!found) throw new Error(text);
  return found;
}

describe('a range', () => {
  test('is two IPv4 addresses', () => {
    const range = parseRange('192.0.2.100 - 192.0.2.199');
    expect(range && printRange(range)).toBe('192.0.2.100-192.0.2.199');
  });

  test.each([
    '',
    '-',
    '192.0.2.1',
    '192.0.2.1-',
    '192.0.2.1-192.0.2.2-192.0.2.3',
    '192.0.2.1-9',
    '192.0.2.1/24-192.0.2.9',
    '2001:db8::1-2001:db8::9',
  ])('%j is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  test.each([
    ['192.0.2.1/24', '192.0.2.128-192.0.2.254'],
    ['192.0.2.254/24', '192.0.2.1-192.0.2.127'],
    ['192.0.2.128/24', '192.0.2.1-192.0.2.127'],
    ['192.0.2.1/30', '192.0.2.2-192.0.2.2'],
    ['192.0.2.2/30', '192.0.2.1-192.0.2.1'],
    ['10.0.0.1/8', '10.128.0.0-10.255.255.254'],
  ])('beside %s is %s where none is drawn', (server, range) => {
    expect(printRange(defaultRange(address(server)))).toBe(range);
  });
});

describe('a reservation', () => {
  test('is a MAC and an IPv4 address', () => {
    expect(parseLease(' 52:54:00:AB:cd:01  192.0.2.20 ')).toMatchObject({
      mac: '52:54:00:ab:cd:01',
      address: '192.0.2.20',
    });
  });

  test.each([
    '',
    '52:54:00:00:00:01',
    '192.0.2.20 52:54:00:00:00:01',
    '52:54:00:00:00:01 192.0.2.20 web1',
    '52:54:00:00:00:01,192.0.2.20',
    '53:54:00:00:00:01 192.0.2.20',
    '52:54:00:00:00:01 192.0.2.20/24',
    '52:54:00:00:00:01 2001:db8::1',
  ])('%j is none', (text) => {
    expect(parseLease(text)).toBeUndefined();
  });
});

test('the network that is served is that of the range, else the first that can be', () => {
  const all = ['2001:db8::1/64', '10.0.0.1/31', '10.1.0.1/24', '10.2.0.1/24'].map(address);
  expect(servedNetwork(all)?.cidr).toBe('10.1.0.1/24');
  expect(servedNetwork(all, parseRange('10.2.0.7-10.2.0.9'))?.cidr).toBe('10.2.0.1/24');
  expect(servedNetwork(all, parseRange('10.3.0.7-10.3.0.9'))?.cidr).toBe('10.1.0.1/24');
  expect(servedNetwork(all.slice(0, 2))).toBeUndefined();
});
