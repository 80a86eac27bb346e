import { useMemo, useState } from 'react';
import type { Topology } from '../../../core/index.ts';
import { type Answer, reachabilityOf } from '../../../core/simulating.ts';
import { useCompilation } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';

/** Who can ask, who does, and what comes of it: the one that was selected last. */
export function useReachability() {
  const { plan } = useCompilation();
  const selection = useStore((state) => state.selection);
  const [chosen, choose] = useState<string>();
  const { askers, from } = useMemo(() => reachabilityOf(plan), [plan]);
  const [only] = selection;
  const selected = selection.size === 1 ? askers.find((id) => id === only) : undefined;
  if (selected !== undefined && selected !== chosen) choose(selected);
  const asker = askers.find((id) => id === chosen) ?? askers[0];
  const answers = useMemo(() => (asker === undefined ? [] : from(asker)), [from, asker]);
  return { askers, asker, answers };
}

/** Of devices by id; where several have one name, with that of what each stands in. */
export function namesOf({ devices }: Topology): ReadonlyMap<string, string> {
  const names = new Map<string, string>(devices.map(({ id, name }) => [id, name]));
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of devices) (seen.has(name) ? shared : seen).add(name);
  return new Map(
    devices.map(({ id, name, in: at }) => {
      const place = at === undefined ? undefined : names.get(at);
      return [id, shared.has(name) && place !== undefined ? `${name} · ${place}` : name];
    }),
  );
}

/** What an answer is about, with the devices at both ends of its cables. */
export function wayIn({ links }: Topology, { way, owner }: Answer): ReadonlySet<string> {
  const ids = new Set<string>([...way, owner]);
  for (const { id, a, b } of links) {
    if (!ids.has(id)) continue;
    for (const end of [a, b]) if ('device' in end) ids.add(end.device);
  }
  return ids;
}
