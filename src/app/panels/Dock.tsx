import { lazy, Suspense } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { useProblems } from '../store/compilation.ts';
import { openDock, useStore } from '../store/store.ts';
import { Pill } from '../ui/Pill.tsx';
import { TabList, TabPanel } from '../ui/Tabs.tsx';
import { OutputActions } from './output/OutputActions.tsx';
import { OutputPanel } from './OutputPanel.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';

const OutlinePanel = lazy(async () => ({
  default: (await import('./outline/OutlinePanel.tsx')).OutlinePanel,
}));

const DatapathPanel = lazy(async () => ({
  default: (await import('./datapath/DatapathPanel.tsx')).DatapathPanel,
}));

const ChangesPanel = lazy(async () => ({
  default: (await import('./export/ChangesPanel.tsx')).ChangesPanel,
}));

const ReachabilityPanel = lazy(async () => ({
  default: (await import('./reachability/ReachabilityPanel.tsx')).ReachabilityPanel,
}));

/** The panels under the canvas. */
export function Dock() {
  const texts = useTexts();
  const dock = useStore((state) => state.dock);
  return (
    <section
      aria-label={texts.output.label}
      className="grid h-full min-h-0 grid-rows-[36px_minmax(0,1fr)] bg-surface"
    >
      <header className="@container flex min-w-0 items-center justify-between gap-2 overflow-hidden border-b border-line px-2">
        <TabList
          label={texts.output.label}
          name="dock"
          current={dock}
          onSelect={openDock}
          tabs={[
            { id: 'output', label: texts.output.tab },
            { id: 'problems', label: texts.problems.tab, badge: <ProblemCount /> },
            { id: 'reachability', label: texts.reachability.tab },
            { id: 'datapath', label: texts.datapath.tab },
            { id: 'changes', label: texts.export.changes },
            { id: 'outline', label: texts.outline.tab },
          ]}
        />
        {dock === 'output' && <OutputActions />}
      </header>
      <TabPanel name="dock" id={dock} className="min-h-0">
        {dock === 'output' && <OutputPanel />}
        {dock === 'problems' && <ProblemsPanel />}
        <Suspense>
          {dock === 'reachability' && <ReachabilityPanel />}
          {dock === 'datapath' && <DatapathPanel />}
          {dock === 'changes' && <ChangesPanel />}
          {dock === 'outline' && <OutlinePanel />}
        </Suspense>
      </TabPanel>
    </section>
  );
}

function ProblemCount() {
  const problems = useProblems();
  if (problems.length === 0) return null;
  const worst = (['error', 'warning'] as const).find((severity) =>
    problems.some((problem) => problem.severity === severity),
  );
  return <Pill tone={worst ?? 'plain'}>{problems.length}</Pill>;
}
