import { linkKindOf } from '../links/index.ts';
import type { Link } from '../model/topology.ts';
import { ALL_ADDRESSES, type PortForward } from '../net/port-forward.ts';
import { msg } from '../util/message.ts';
import type { CableRef } from '../view/view.ts';
import type { Check, Finding } from './check.ts';

type Opened = Pick<PortForward, 'protocol' | 'address' | 'port'> & {
  readonly link: Link;
  readonly forwarded: boolean;
};

const NONE: readonly Opened[] = [];

/** What is typed; ports that nobody typed keep clear of these by themselves. */
function openedBy({ link }: CableRef): readonly Opened[] {
  const kind = linkKindOf(link);
  if (!kind.forwards && !kind.loopback) return NONE;
  const forwards = kind.forwards?.(link) ?? [];
  const ports = kind.loopback?.(link);
  const first = link['port'];
  const own =
    ports && typeof first === 'number'
      ? Array.from({ length: ports.count }, (_, i) => first + i).map((port) => ({
          protocol: ports.protocol,
          address: '127.0.0.1',
          port,
        }))
      : [];
  return [
    ...own.map((one) => ({ ...one, link, forwarded: false })),
    ...forwards.map((one) => ({ ...one, link, forwarded: true })),
  ];
}

export const userHostfwdDup: Check = {
  code: 'user-hostfwd-dup',
  severity: 'error',
  why: 'A port of the host leads to one guest; the QEMU that is started second ends at once.',
  find: (view) => {
    /** By host, protocol and port, then by address. */
    const opened = new Map<string, Map<string, Opened>>();
    const findings: Finding[] = [];
    for (const cable of view.cables) {
      for (const one of openedBy(cable)) {
        const key = `${cable.a.host}/${one.protocol}/${one.port}`;
        const known = opened.get(key) ?? new Map<string, Opened>();
        opened.set(key, known);
        const other =
          known.get(one.address) ??
          known.get(ALL_ADDRESSES) ??
          (one.address === ALL_ADDRESSES ? known.values().next().value : undefined);
        known.set(one.address, one);
        if (!other || !(one.forwarded || other.forwarded)) continue;
        findings.push({
          message: msg`The port ${one.port} of ${one.address} is taken twice.`,
          anchors: [...new Set([other.link.id, one.link.id])].map((id) => ({ on: 'link', id })),
        });
      }
    }
    return findings;
  },
};
