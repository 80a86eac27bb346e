import { portItems } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portDuplicate: Check = {
  code: 'port-duplicate',
  severity: 'error',
  why: 'A cable names the port it is plugged into; with two of one name it could be either.',
  leavesOut: true,
  of: ({ ports }) => ports !== undefined,
  device: (one) => {
    const items = portItems(one);
    if (items.length < 2) return undefined;
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const [i, { id }] of items.entries()) {
      if (seen.has(id)) {
        findings.push({
          message: msg`${quote(one.device.name)} has two ports called ${quote(id)}.`,
          anchors: [{ on: 'device', id: one.device.id, path: [one.kind.ports ?? '', i, 'id'] }],
        });
      }
      seen.add(id);
    }
    return findings;
  },
};
