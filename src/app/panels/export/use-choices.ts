import { useMemo, useState } from 'react';
import type { QemuSyntax } from '../../../core/exporting.ts';
import { bundles, type Topology } from '../../../core/index.ts';
import { exportOf, exportWith } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';
import { isBeyond, mootOf, offAtFirst, offersOf, switched, untouched } from './choices.ts';

/** What can be chosen before an export, and what comes of the choices. */
export function useChoices(topology: Topology) {
  const fromLink = useStore((state) => state.fromLink);
  const chosen = useStore((state) => state.bundle);
  const bundle = bundles.find(({ id }) => id === chosen) ?? bundles[0];
  const offers = useMemo(
    () => offersOf(exportOf(topology, bundle.id).effects()),
    [topology, bundle.id],
  );
  const [off, setOff] = useState(() => offAtFirst(offers, fromLink));
  const [wanted, setIsolated] = useState(fromLink);
  const [qemuSyntax, setQemuSyntax] = useState<QemuSyntax>('device');
  const [vmx, setVmx] = useState(false);
  const alone = useMemo(() => untouched(offers, off), [offers, off]);
  const touched = offers.some((one) => isBeyond(one) && !alone.has(one.flag));
  // Nothing of the host is in a namespace of its own.
  const isolated = wanted && bundle.isolates && !touched;
  const exported = useMemo(
    () => exportWith(topology, bundle.id, { without: off, isolated, qemuSyntax, vmx }),
    [topology, bundle.id, off, isolated, qemuSyntax, vmx],
  );
  const effects = useMemo(() => exported.effects(), [exported]);
  const moot = useMemo(
    () => mootOf(offers, exportWith(topology, bundle.id, { without: alone }).effects()),
    [offers, topology, bundle.id, alone],
  );
  return {
    fromLink,
    bundle,
    offers,
    off,
    moot,
    touched,
    isolated,
    exported,
    effects,
    allow: (flag: string, allowed: boolean) => setOff(switched(off, flag, allowed)),
    setIsolated,
    qemuSyntax,
    setQemuSyntax,
    vmx,
    setVmx,
  };
}
