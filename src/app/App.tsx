import { lazy, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Canvas } from './canvas/Canvas.tsx';
import { Dialogs } from './Dialogs.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Guard } from './Guard.tsx';
import { useTexts } from './i18n/texts.ts';
import { Notice } from './Notice.tsx';
import { ProgressNote } from './ProgressNote.tsx';
import { Dock } from './panels/Dock.tsx';
import { Overlays } from './panels/overlays/Overlays.tsx';
import { Inspector } from './panels/Inspector.tsx';
import { Palette } from './panels/Palette.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { browserStorage } from './store/preferences.ts';
import { isEmpty, useStore } from './store/store.ts';

const Announcer = lazy(() =>
  import('./panels/announcer/Announcer.tsx').then((module) => ({ default: module.Announcer })),
);
const Start = lazy(() =>
  import('./panels/templates/Start.tsx').then((module) => ({ default: module.Start })),
);

const PreviewBar = lazy(() =>
  import('./panels/share/PreviewBar.tsx').then((module) => ({ default: module.PreviewBar })),
);
const UpdateNote = lazy(() =>
  import('./offline/UpdateNote.tsx').then((module) => ({ default: module.UpdateNote })),
);

const PANELS = ['canvas', 'dock'];

export function App() {
  const texts = useTexts();
  const layout = useDefaultLayout({
    id: 'vethloom-panes',
    panelIds: PANELS,
    storage: browserStorage,
  });
  const empty = useStore((state) => !state.readOnly && isEmpty(state));
  const update = useStore((state) => state.update !== undefined);
  return (
    // A narrow screen is for looking: the canvas and what it compiles to.
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)] min-[860px]:grid-cols-[196px_minmax(0,1fr)_304px]">
      <div data-panel className="min-w-0 border-b border-line min-[860px]:col-span-3">
        <Guard part="topBar">
          <TopBar />
        </Guard>
      </div>
      <div
        data-panel
        className="hidden min-h-0 overflow-hidden border-r border-line bg-surface min-[860px]:block"
      >
        <Guard part="palette">
          <Palette />
        </Guard>
      </div>
      <main className="relative min-h-0 min-w-0">
        <Preview />
        <Group
          id="vethloom-panes"
          orientation="vertical"
          defaultLayout={layout.defaultLayout}
          onLayoutChanged={layout.onLayoutChanged}
        >
          <Panel id="canvas" data-panel minSize={120}>
            <Guard part="canvas">
              <Canvas>
                <Suspense>{empty && <Start />}</Suspense>
              </Canvas>
            </Guard>
          </Panel>
          <Separator
            aria-label={texts.page.resizeDock}
            className="h-[5px] shrink-0 border-t border-line bg-surface transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-accent"
          />
          <Panel
            id="dock"
            data-panel
            defaultSize={268}
            minSize={60}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Guard part="output">
              <Dock />
            </Guard>
          </Panel>
        </Group>
        <Overlays />
      </main>
      <div
        data-panel
        className="hidden min-h-0 overflow-hidden border-l border-line bg-surface min-[860px]:block"
      >
        <Guard part="inspector">
          <Inspector />
        </Guard>
      </div>
      <Dialogs />
      <Suspense>
        <Announcer />
      </Suspense>
      <Notice />
      <ProgressNote />
      <Suspense>{update && <UpdateNote />}</Suspense>
      <FileDrop />
    </div>
  );
}

function Preview() {
  const preview = useStore((state) => state.fromLink && state.readOnly);
  return preview ? (
    <Suspense>
      <PreviewBar />
    </Suspense>
  ) : null;
}
