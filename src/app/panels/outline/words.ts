import { isPlugged } from '../../../core/index.ts';
import type { Diagnostic, Severity, Topology } from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import { endName, kindOfDevice, kindOfLink } from '../inspector/things.ts';
import { addressesOf } from '../overlays/addresses-of.ts';
import type { Row } from './rows.ts';

export interface Words {
  readonly title: string;
  readonly kind: string;
  readonly detail: string;
}

/** What a row says, in the order it is read. */
export function wordsOf(row: Row, topology: Topology, { inspector, list, say }: Texts): Words {
  switch (row.what) {
    case 'device': {
      const { device } = row;
      const kind = say(kindOfDevice(device)?.title ?? device.kind);
      return { title: device.name, kind, detail: list(addressesOf(device)) };
    }
    case 'cable': {
      const { link, port, far } = row;
      const to = endName(topology, far) ?? inspector.loose;
      const title = `${port ?? (isPlugged(link.a) || isPlugged(link.b) ? '' : inspector.loose)} → ${to}`;
      return { title: title.trim(), kind: say(kindOfLink(link)?.title ?? link.kind), detail: '' };
    }
    case 'port':
      return { title: row.port, kind: inspector.noCable, detail: '' };
    case 'note':
      return { title: row.note.text, kind: inspector.note, detail: '' };
  }
}

export interface Count {
  readonly problems: number;
  readonly worst: Severity;
}

const RANK = { hint: 0, warning: 1, error: 2 } as const;

/** How many problems each thing has. */
export function countsOf(problems: readonly Diagnostic[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { anchors, severity } of problems) {
    for (const id of new Set(anchors.flatMap((anchor) => ('id' in anchor ? [anchor.id] : [])))) {
      const before = counts.get(id);
      const worst = before && RANK[before.worst] > RANK[severity] ? before.worst : severity;
      counts.set(id, { problems: (before?.problems ?? 0) + 1, worst });
    }
  }
  return counts;
}
