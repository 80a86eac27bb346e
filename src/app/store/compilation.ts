import { useDeferredValue } from 'react';
import { bundles, compile } from '../../core/index.ts';
import type { Artifact, Export, ExportOptions, Printed } from '../../core/exporting.ts';
import type { Compilation, Diagnostic, Plan, Topology } from '../../core/index.ts';
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

/** Before thousands of devices are shown: step by step, so that the page stays alive. */
export async function compileInSteps(topology: Topology): Promise<void> {
  for (const step of [() => compilationOf(topology), () => compilationOf(topology).plan]) {
    step();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** While nothing can make files yet. */
const NOTHING: Export = { files: [], diagnostics: [], effects: () => [] };

/** Loads what makes files; until then every export is empty. */
export async function loadExporter(): Promise<void> {
  const { exporter } = await import('./exporter.ts');
  useStore.setState({ exporter });
}

export function exportOf(topology: Topology, bundle: string): Export {
  const { plan } = compilationOf(topology);
  const byBundle = exports.get(plan) ?? new Map<string, Export>();
  exports.set(plan, byBundle);
  let result = byBundle.get(bundle);
  if (!result) {
    result = exportWith(topology, bundle, {});
    if (result !== NOTHING) byBundle.set(bundle, result);
  }
  return result;
}

export function exportWith(topology: Topology, bundle: string, options: ExportOptions): Export {
  const { id } = bundles.find((one) => one.id === bundle) ?? bundles[0];
  const { exporter } = useStore.getState();
  return exporter?.(topology, compilationOf(topology).plan, id, options) ?? NOTHING;
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
  useStore((state) => state.exporter);
  return exportOf(topology, bundle);
}

const problems = new WeakMap<Compilation, WeakMap<Export, readonly Diagnostic[]>>();

/** Everything that is wrong: with the drawing, and with saying it in the chosen bundle. */
export function problemsOf(topology: Topology, bundle: string): readonly Diagnostic[] {
  const compilation = compilationOf(topology);
  const exported = exportOf(topology, bundle);
  const byExport = problems.get(compilation) ?? new WeakMap<Export, readonly Diagnostic[]>();
  problems.set(compilation, byExport);
  let all = byExport.get(exported);
  if (!all) {
    all = [...compilation.diagnostics, ...exported.diagnostics];
    byExport.set(exported, all);
  }
  return all;
}

export function useProblems(): readonly Diagnostic[] {
  const topology = useDeferredValue(useStore((state) => state.topology));
  const bundle = useDeferredValue(useStore((state) => state.bundle));
  useStore((state) => state.exporter);
  return problemsOf(topology, bundle);
}
