import {
  Background,
  ConnectionMode,
  PanOnScrollMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore as useFlowStore,
} from '@xyflow/react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ContainerBox } from './boxes/ContainerBox.tsx';
import { DeviceBox } from './boxes/DeviceBox.tsx';
import { NoteBox } from './boxes/NoteBox.tsx';
import { PlugBox } from './boxes/PlugBox.tsx';
import { CableDraft } from './CableDraft.tsx';
import { CableLine } from './cables/CableLine.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { allowDrop, dropFromPalette, forgetDrop } from './gestures/drop-from-palette.ts';
import { onCanvasKey } from './gestures/keys.ts';
import { addUnderPointer, openMenu } from './gestures/open-menu.ts';
import { selectClicked, selectUnder } from './gestures/select.ts';
import { Guides } from './Guides.tsx';
import { KindMenu } from './KindMenu.tsx';
import { Minimap } from './Minimap.tsx';
import type { CanvasEdge } from './projection/edges.ts';
import type { CanvasNode } from './projection/nodes.ts';
import { useDrafts } from './use-drafts.ts';
import { usePointer } from './use-pointer.ts';
import { useScene } from './use-scene.ts';
import { useViewportLink } from './use-viewport-link.ts';
import { ZoomBar } from './ZoomBar.tsx';
import { useTexts } from '../i18n/texts.ts';

const nodeTypes = { device: DeviceBox, container: ContainerBox, plug: PlugBox, note: NoteBox };
const edgeTypes = { cable: CableLine };
const SEVERAL = ['Shift', 'Control', 'Meta'];
const FIT = { padding: 0.08, maxZoom: 1 };

/** Below this zoom texts cannot be read, and are not drawn. */
const FAR = 0.42;

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
  const { drafts, onNodesChange, onEdgesChange, onDragStart, onDrag, onDragStop, cancel } =
    useDrafts();
  const { nodes, edges } = useScene(drafts);
  const far = useFlowStore((state) => state.transform[2] < FAR);
  const { hand, drags, panOnScroll } = usePointer();
  useViewportLink();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onCanvasKey(event, cancel);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [cancel]);
  return (
    <section
      className="canvas"
      aria-label={texts.label}
      onDragOver={allowDrop}
      onDragLeave={forgetDrop}
      onDrop={dropFromPalette}
      onContextMenu={openMenu}
      onDoubleClick={addUnderPointer}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        className={`${far ? 'far' : ''} ${hand ? 'hand' : ''}`}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={onDragStart}
        onNodeDrag={onDrag}
        onNodeDragStop={onDragStop}
        onNodeClick={selectClicked}
        onPaneClick={selectUnder}
        connectionMode={ConnectionMode.Loose}
        nodesConnectable={false}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        onlyRenderVisibleElements
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
        minZoom={0.08}
        maxZoom={3}
        fitView
        fitViewOptions={FIT}
        attributionPosition="bottom-center"
      >
        <Background gap={20} size={2.2} color="var(--grid)" />
        <Minimap />
        <CableDraft />
        <Guides />
        <ZoomBar />
      </ReactFlow>
      {children}
      <KindMenu />
      <DeleteDialog />
    </section>
  );
}
