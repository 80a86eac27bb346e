import { describe, expect, test } from 'vitest';
import { isCardName, parseDnsHost, parseDnsName } from './dns.ts';

describe('a DNS name', () => {
  test.each([
    ['lab.test', 'lab.test'],
    ['Web-1.LAB', 'web-1.lab'],
    ['a.1', 'a.1'],
    ['a'.repeat(63), 'a'.repeat(63)],
  ])('%s', (text, name) => expect(parseDnsName(text)).toBe(name));

  test.each(['', '1d', '.a', 'a.', 'a..b', '-a', 'a-', 'a_b', 'a b', 'a,b', 'é', 'a\n'])(
    'is not %j',
    (text) => expect(parseDnsName(text)).toBeUndefined(),
  );

  test('has labels of at most 63 letters, and 253 in all', () => {
    const label = 'a'.repeat(63);
    expect(parseDnsName(`${label}a`)).toBeUndefined();
    const long = [label, label, label, 'a'.repeat(61)].join('.');
    expect(parseDnsName(long)).toBe(long);
    expect(parseDnsName(`${long}a`)).toBeUndefined();
  });
});

test('a host is an address and one name', () => {
  expect(parseDnsHost(' 192.0.2.5  DB ')).toEqual({ address: '192.0.2.5', name: 'db' });
  expect(parseDnsHost('2001:DB8::5 db')).toEqual({ address: '2001:db8::5', name: 'db' });
  for (const text of ['db', '192.0.2.5', 'db 192.0.2.5', '192.0.2.5 db more', '192.0.2 db'])
    expect(parseDnsHost(text)).toBeUndefined();
});

test('dnsmasq takes some words for orders', () => {
  expect(['ignore', 'infinite', '1h', '3600', 'web', 'h1'].filter(isCardName)).toEqual([
    'web',
    'h1',
  ]);
});
