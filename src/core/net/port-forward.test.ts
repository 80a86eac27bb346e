import { expect, test } from 'vitest';
import { isLoopback, parsePortForward, printPortForward } from './port-forward.ts';

test.each([
  ['tcp:127.0.0.1:2222-:22', 'tcp:127.0.0.1:2222-:22'],
  ['tcp::2222-:22', 'tcp:0.0.0.0:2222-:22'],
  ['udp:192.0.2.1:5353-10.0.2.15:53', 'udp:192.0.2.1:5353-10.0.2.15:53'],
])('%s is read as QEMU reads it', (text, printed) => {
  const forward = parsePortForward(text);
  expect(forward && printPortForward(forward)).toBe(printed);
});

test.each([
  'tcp:2222:22',
  'sctp::2222-:22',
  ':127.0.0.1:2222-:22',
  'tcp::0-:22',
  'tcp::2222-:65536',
  'tcp:[::1]:2222-:22',
  'tcp:host:2222-:22',
  'tcp::2222-:22,hostfwd=tcp::1-:1',
  'tcp::2222-:22\n',
])('%s is none', (text) => expect(parsePortForward(text)).toBeUndefined());

test('what is open to this machine alone', () => {
  const loopback = ['tcp::80-:80', 'tcp:127.0.0.1:80-:80', 'tcp:192.0.2.1:80-:80'].map((text) =>
    isLoopback(parsePortForward(text)!),
  );
  expect(loopback).toEqual([false, true, false]);
});
