import { useDeferredValue } from 'react';
import { bundles, compile, exportBundle } from '../../core/index.ts';
import type {
  Artifact,
  Compilation,
  Diagnostic,
  Export,
  ExportOptions,
  Plan,
  Printed,
  Topology,
} from '../../core/index.ts';
import { useStore } from './store.ts';

const compilations = new WeakMap<Topology, Compilation>();
const exports = new WeakMap<Plan, Map<string, Export>>();
const prints = new WeakMap<Artifact, Printed>();

/** One compilation per drawing, however many ask. */
export function compilationOf(topology: Topology): Compilation {
  let compilation = compilations.get(topology);
  if (!compilation) {
    compilation = compile(topology);
    compilations.set(topology, compilation);
  }
  return compilation;
}

export function exportOf(topology: Topology, bundle: string): Export {
  const { plan } = compilationOf(topology);
  const byBundle = exports.get(plan) ?? new Map<string, Export>();
  exports.set(plan, byBundle);
  const key = useStore.getState().scriptLink ? `${bundle} with link` : bundle;
  let result = byBundle.get(key);
  if (!result) {
    result = exportWith(topology, bundle, {});
    byBundle.set(key, result);
  }
  return result;
}

export function exportWith(topology: Topology, bundle: string, options: ExportOptions): Export {
  const { id } = bundles.find((one) => one.id === bundle) ?? bundles[0];
  const { scriptLink } = useStore.getState();
  return exportBundle(compilationOf(topology).plan, id, {
    ...options,
    ...(scriptLink && { link: () => scriptLink(topology) }),
  });
}

/** The text of an artifact, printed when it is first asked for. */
export function printedOf(artifact: Artifact): Printed {
  let printed = prints.get(artifact);
  if (!printed) {
    printed = artifact.print();
    prints.set(artifact, printed);
  }
  return printed;
}

/** The drawing as compiled; lags behind while somebody types or drags. */
export function useCompilation(): Compilation {
  return compilationOf(useDeferredValue(useStore((state) => state.topology)));
}

export function useExport(): Export {
  const topology = useDeferredValue(useStore((state) => state.topology));
  const bundle = useDeferredValue(useStore((state) => state.bundle));
  // When that is there, the scripts are printed anew.
  useStore((state) => state.scriptLink);
  return exportOf(topology, bundle);
}

const problems = new WeakMap<Export, readonly Diagnostic[]>();

/** Everything that is wrong: with the drawing, and with saying it in the chosen bundle. */
export function problemsOf(topology: Topology, bundle: string): readonly Diagnostic[] {
  const exported = exportOf(topology, bundle);
  let all = problems.get(exported);
  if (!all) {
    all = [...compilationOf(topology).diagnostics, ...exported.diagnostics];
    problems.set(exported, all);
  }
  return all;
}

export function useProblems(): readonly Diagnostic[] {
  const topology = useDeferredValue(useStore((state) => state.topology));
  const bundle = useDeferredValue(useStore((state) => state.bundle));
  return problemsOf(topology, bundle);
}
