import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portTaken: Check = {
  code: 'port-taken',
  severity: 'error',
  why: 'One network card or interface takes one cable; QEMU and the kernel refuse a second.',
  leavesOut: true,
  of: ({ ports }) => ports !== undefined,
  device: ({ device, ends }) => {
    if (ends.length < 2) return undefined;
    const byPort = new Map<string, string[]>();
    for (const { link, end } of ends) {
      const links = byPort.get(end.port ?? '') ?? [];
      byPort.set(end.port ?? '', links);
      links.push(link.id);
    }
    return [...byPort]
      .filter(([, links]) => links.length > 1)
      .map(([port, links]) => ({
        message: msg`${links.length} cables are plugged into ${quote(`${device.name}:${port}`)}; it takes one.`,
        anchors: links.map((id) => ({ on: 'link', id })),
      }));
  },
};
