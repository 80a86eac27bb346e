import {
  PanOnScrollMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore as useFlowStore,
} from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactNode, RefObject } from 'react';
import { useStore } from '../store/store.ts';
import { ContainerBox } from './boxes/ContainerBox.tsx';
import { DeviceBox } from './boxes/DeviceBox.tsx';
import { NoteBox } from './boxes/NoteBox.tsx';
import { PlugBox } from './boxes/PlugBox.tsx';
import { CableDraft } from './CableDraft.tsx';
import { CableTags } from './cables/CableTags.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { allowDrop, dropFromPalette, forgetDrop } from './gestures/drop-from-palette.ts';
import { pressPainted } from './gestures/drag-painted.ts';
import { onCanvasKey } from './gestures/keys.ts';
import { addUnderPointer, openMenu } from './gestures/open-menu.ts';
import { hoverCable, selectClicked, selectUnder } from './gestures/select.ts';
import { Grid } from './Grid.tsx';
import { Guides } from './Guides.tsx';
import { cursorEvents, cursorId, KeyCursor, useKeyCursor } from './KeyCursor.tsx';
import { KindMenu } from './KindMenu.tsx';
import { Minimap } from './minimap/Minimap.tsx';
import { PaintedScene } from './paint/PaintedScene.tsx';
import type { CanvasNode } from './projection/nodes.ts';
import { FAR } from './stage/far.ts';
import { useDrafts } from './use-drafts.ts';
import { usePointer } from './use-pointer.ts';
import { useMarquee } from './use-marquee.ts';
import { useScene } from './use-scene.ts';
import { fitting, LEAST_ZOOM, useViewportLink } from './use-viewport-link.ts';
import { ZoomBar } from './ZoomBar.tsx';
import { useTexts } from '../i18n/texts.ts';

const nodeTypes = { device: DeviceBox, container: ContainerBox, plug: PlugBox, note: NoteBox };
const SEVERAL = ['Shift', 'Control', 'Meta'];

interface CanvasProps {
  /** Shown over the drawing. */
  readonly children?: ReactNode;
}

/** The drawing: devices, cables, and all that is done to them by pointer and keys. */
export function Canvas({ children }: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface>{children}</Surface>
    </ReactFlowProvider>
  );
}

function Surface({ children }: CanvasProps) {
  const texts = useTexts().canvas;
  const { drafts, dragging } = useDrafts();
  const { still, scene, stage, nodes, labels, selection, badges } = useScene(drafts);
  const far = useFlowStore((state) => state.transform[2] < FAR);
  const { hand, drags, panOnScroll } = usePointer();
  const section = useRef<HTMLElement>(null);
  const start = useStart(section);
  useViewportLink(section);
  useMarquee();
  const cursor = useKeyCursor();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onCanvasKey(event, dragging.cancel);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [dragging]);
  const press = useCallback(
    (event: PointerEvent) => stage.painted && !hand && pressPainted(event, dragging),
    [stage.painted, hand, dragging],
  );
  return (
    <section
      ref={section}
      className="canvas"
      aria-label={texts.label}
      onDragOver={allowDrop}
      onDragLeave={forgetDrop}
      onDrop={dropFromPalette}
      onContextMenu={openMenu}
      onDoubleClick={addUnderPointer}
      onPointerDownCapture={press}
      onPointerMove={hoverCable}
    >
      {start && (
        <ReactFlow<CanvasNode>
          className={`${far ? 'far' : ''} ${hand ? 'hand' : ''}`}
          nodes={nodes}
          defaultViewport={start}
          nodeTypes={nodeTypes}
          onNodesChange={dragging.onNodesChange}
          onNodeDragStart={dragging.onDragStart}
          onNodeDrag={dragging.onDrag}
          onNodeDragStop={dragging.onDragStop}
          onNodeClick={selectClicked}
          onPaneClick={selectUnder}
          nodesConnectable={false}
          nodesFocusable={false}
          {...cursorEvents}
          aria-label={texts.label}
          aria-activedescendant={cursorId(cursor)}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          {...drags}
          selectionMode={SelectionMode.Full}
          multiSelectionKeyCode={SEVERAL}
          deleteKeyCode={null}
          disableKeyboardA11y
          panActivationKeyCode="Space"
          panOnScroll={panOnScroll}
          panOnScrollMode={PanOnScrollMode.Free}
          zoomOnDoubleClick={false}
          paneClickDistance={4}
          nodeClickDistance={4}
          minZoom={LEAST_ZOOM}
          maxZoom={3}
          attributionPosition="bottom-center"
        >
          <Grid />
          <PaintedScene
            scene={scene}
            painted={stage.painted}
            selection={selection}
            badges={badges}
          />
          <CableTags
            scene={scene}
            texts={labels}
            stage={stage}
            selection={selection}
            badges={badges}
          />
          <KeyCursor at={cursor} />
          <Minimap scene={still} />
          <CableDraft />
          <Guides />
          <ZoomBar />
        </ReactFlow>
      )}
      {children}
      <KindMenu />
      <DeleteDialog />
    </section>
  );
}

/** Where the view begins: known once the canvas has its size. */
function useStart(section: RefObject<HTMLElement | null>): Viewport | undefined {
  const [start, setStart] = useState<Viewport>();
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width === 0 || height === 0) return;
      observer.disconnect();
      setStart(fitting(useStore.getState().topology, width, height));
    });
    if (section.current) observer.observe(section.current);
    return () => observer.disconnect();
  }, [section]);
  return start;
}
