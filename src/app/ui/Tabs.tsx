import type { KeyboardEvent, ReactNode } from 'react';
import { join } from './join.ts';

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly badge?: ReactNode;
}

interface TabListProps<Id extends string> {
  readonly label: string;
  /** Starts the ids of the tabs (`NAME-tab-ID`) and panels (`NAME-panel-ID`). */
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onSelect: (id: Id) => void;
}

/** Tabs with one tab stop; arrows go round, Home and End to the ends. */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const { label, name, tabs, current, onSelect } = props;
  const at = tabs.findIndex((tab) => tab.id === current);

  function go(event: KeyboardEvent<HTMLDivElement>) {
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    document.getElementById(`${name}-tab-${next.id}`)?.focus();
  }

  return (
    <div
      role="tablist"
      aria-label={label}
      className="flex h-full min-w-0 gap-0.5 overflow-x-auto [scrollbar-width:none]"
      onKeyDown={go}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${name}-tab-${tab.id}`}
          aria-selected={tab.id === current}
          aria-controls={tab.id === current ? `${name}-panel-${tab.id}` : undefined}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          className={join(
            'flex h-full shrink-0 items-center gap-1.5 rounded-t-md px-2.5 font-medium',
            tab.id === current
              ? 'text-ink shadow-[inset_0_-2px_var(--accent)]'
              : 'text-ink-2 hover:text-ink',
          )}
        >
          {tab.label}
          {tab.badge}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly name: string;
  readonly id: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function TabPanel({ name, id, className, children }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={`${name}-panel-${id}`}
      aria-labelledby={`${name}-tab-${id}`}
      className={className}
    >
      {children}
    </div>
  );
}
