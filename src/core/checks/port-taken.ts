import type { Check } from './check.ts';
import { quote } from './words.ts';

export const portTaken: Check = {
  code: 'port-taken',
  severity: 'error',
  why: 'One network card or interface takes one cable; QEMU and the kernel refuse a second.',
  leavesOut: true,
  *find(view) {
    for (const { device, kind, ends } of view.devices) {
      if (kind.ports === undefined || ends.length < 2) continue;
      const byPort = new Map<string, string[]>();
      for (const { link, end } of ends) {
        const links = byPort.get(end.port ?? '') ?? [];
        byPort.set(end.port ?? '', links);
        links.push(link.id);
      }
      for (const [port, links] of byPort) {
        if (links.length < 2) continue;
        yield {
          message: `${links.length} cables are plugged into ${quote(`${device.name}:${port}`)}; it takes one.`,
          anchors: links.map((id) => ({ on: 'link', id })),
        };
      }
    }
  },
};
