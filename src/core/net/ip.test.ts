import { describe, expect, test } from 'vitest';
import { contains, overlaps, parseInterfaceAddress, parseIp } from './ip.ts';

describe('an interface address', () => {
  test.each([
    ['192.0.2.10/24', '192.0.2.10/24'],
    ['2001:DB8:0::1/64', '2001:db8::1/64'],
    ['::ffff:192.0.2.1/96', '::ffff:c000:201/96'],
  ])('%s is %s', (text, cidr) => {
    expect(parseInterfaceAddress(text)?.cidr).toBe(cidr);
  });

  test.each([
    '',
    '10.0.0.1',
    '10.0.0.1/',
    '10.0.0.1/33',
    '010.0.0.1/24',
    '10.0.0.300/24',
    'fe80::1%eth0/64',
    ' 10.0.0.1/24',
    '::1/129',
  ])('%j is none', (text) => {
    expect(parseInterfaceAddress(text)).toBeUndefined();
  });

  test.each([
    ['10.0.0.0/24', 'network', false],
    ['10.0.0.255/24', 'broadcast', false],
    ['10.0.0.254/31', undefined, false],
    ['10.0.0.255/32', undefined, false],
    ['10.0.0.1/24', undefined, false],
    ['2001:db8::/64', 'network', false],
    ['2001:db8::ffff:ffff:ffff:ffff/64', undefined, false],
    ['127.0.0.9/8', undefined, true],
    ['224.0.0.5/24', undefined, true],
    ['0.1.2.3/8', undefined, true],
    ['255.255.255.255/32', undefined, true],
    ['ff02::1/64', undefined, true],
    ['::1/128', undefined, true],
  ])('%s: edge %s, special %s', (text, edge, special) => {
    expect(parseInterfaceAddress(text)).toMatchObject({ edge, special });
  });
});

test('networks contain and overlap', () => {
  const [wide, narrow] = ['10.0.0.1/16', '10.0.1.1/24'].map(parseInterfaceAddress);
  const other = parseInterfaceAddress('10.1.0.1/24');
  const ip = parseIp('10.0.1.77');
  if (!wide || !narrow || !other || !ip) throw new Error('no address');
  expect([contains(narrow, ip), contains(other, ip)]).toEqual([true, false]);
  expect([overlaps(wide, narrow), overlaps(narrow, wide), overlaps(wide, other)]).toEqual([
    true,
    true,
    false,
  ]);
});
