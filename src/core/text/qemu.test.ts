import { describe, expect, it } from 'vitest';
import { printQemuNetdev, printQemuOptions } from './qemu.ts';

describe('the printer of QEMU options', () => {
  it('prints words, numbers and switches', () => {
    const options = { id: 'net0', mq: true, vhost: false, vectors: 10 };
    expect(printQemuOptions('e1000', options)).toBe('e1000,id=net0,mq=on,vhost=off,vectors=10');
    expect(printQemuOptions('', { guest: 'web1' })).toBe('guest=web1');
  });

  it('doubles commas, so that a value cannot begin another option', () => {
    expect(printQemuOptions('tap', { ifname: 'x,script=/bin/sh,,y' })).toBe(
      'tap,ifname=x,,script=/bin/sh,,,,y',
    );
  });

  it('prints a plain netdev in words', () => {
    expect(printQemuNetdev('user', { id: 'hostnet0', net: '10.0.2.0/24' })).toBe(
      'user,id=hostnet0,net=10.0.2.0/24',
    );
  });

  it.each(['a,b', 'a b', 'a=b', "'", '"', '\n', 'é', '$(id)', '\\'])(
    'prints a netdev with %j as JSON',
    (ifname) => {
      const printed = printQemuNetdev('tap', { id: 'hostnet0', ifname, vhost: false, queues: 2 });
      expect(JSON.parse(printed)).toEqual({
        type: 'tap',
        id: 'hostnet0',
        ifname,
        vhost: false,
        queues: 2,
      });
      expect(printed).not.toContain('\n');
    },
  );
});
