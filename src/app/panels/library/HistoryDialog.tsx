import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { topologyIn } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Snapshot } from '../../store/drawings/record.ts';
import { closeDialog, useStore } from '../../store/store.ts';
import { viewport } from '../../store/viewport.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { attempt, library } from './library.ts';
import { Preview } from './Preview.tsx';
import { shownTime } from './time.ts';

/** What the drawing was before, and the way back. */
export function HistoryDialog() {
  const texts = useTexts().past;
  const topology = useStore((state) => state.topology);
  const [snapshots, setSnapshots] = useState<readonly Snapshot[]>();
  useEffect(() => {
    void attempt(library.snapshots().then(setSnapshots));
  }, []);

  const goBack = (to: Topology, time: string) => {
    closeDialog();
    void attempt(library.goBack(to, time));
    viewport()?.fitTo(to);
  };

  return (
    <Dialog wide title={texts.title(topology.name)} closeLabel={texts.close} onClose={closeDialog}>
      <ul aria-label={texts.list}>
        <Row topology={topology} time={texts.now} />
        {snapshots?.map((snapshot) => (
          <Before key={snapshot.at} snapshot={snapshot} onGoBack={goBack} />
        ))}
      </ul>
      {snapshots?.length === 0 && <p className="py-3 text-center">{texts.none}</p>}
      <p className="pt-2 pb-1 text-[11.5px] text-ink-3">{texts.note}</p>
    </Dialog>
  );
}

interface BeforeProps {
  readonly snapshot: Snapshot;
  readonly onGoBack: (topology: Topology, time: string) => void;
}

function Before({ snapshot, onGoBack }: BeforeProps) {
  const texts = useTexts().past;
  const topology = useMemo(() => topologyIn(snapshot.text), [snapshot.text]);
  const time = shownTime(snapshot.at);
  return (
    <Row topology={topology} time={time}>
      <Button
        size="small"
        disabled={!topology}
        aria-label={texts.step(time)}
        onClick={() => topology && onGoBack(topology, time)}
      >
        {texts.goBack}
      </Button>
    </Row>
  );
}

interface RowProps {
  readonly topology: Topology | undefined;
  readonly time: string;
  readonly children?: ReactNode;
}

function Row({ topology, time, children }: RowProps) {
  const texts = useTexts().drawings;
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Preview topology={topology} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold text-ink tabular-nums">{time}</span>
        <span className="block text-[11.5px] wrap-anywhere">
          {topology
            ? `${topology.name || texts.unnamed} · ${texts.holds(topology.devices.length, topology.links.length)}`
            : texts.unreadable}
        </span>
      </span>
      {children}
    </li>
  );
}
