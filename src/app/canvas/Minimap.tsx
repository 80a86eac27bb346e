import { MiniMap, useStore as useFlowStore } from '@xyflow/react';
import type { ReactFlowState } from '@xyflow/react';
import { faceOf } from '../faces/index.ts';
import type { CanvasNode } from './projection/nodes.ts';
import { useTexts } from '../i18n/texts.ts';

const STYLE = { width: 148, height: 94 };

/** Shows itself when some of the drawing is out of sight: else it would only cover it. */
export function Minimap() {
  const texts = useTexts().canvas;
  const hidden = useFlowStore(seesAll);
  if (hidden) return null;
  return (
    <MiniMap
      pannable
      zoomable
      style={STYLE}
      nodeColor={colorOf}
      nodeBorderRadius={8}
      ariaLabel={texts.map}
    />
  );
}

function seesAll({
  nodes,
  nodeLookup,
  transform: [x, y, zoom],
  width,
  height,
}: ReactFlowState): boolean {
  return nodes.every(({ id }) => {
    const node = nodeLookup.get(id);
    if (!node) return true;
    const { x: left, y: top } = node.internals.positionAbsolute;
    const right = left + (node.width ?? 0);
    const bottom = top + (node.height ?? 0);
    return (
      left * zoom + x >= 0 &&
      top * zoom + y >= 0 &&
      right * zoom + x <= width &&
      bottom * zoom + y <= height
    );
  });
}

function colorOf(node: CanvasNode): string {
  if (node.type === 'container') return 'var(--line)';
  return node.type === 'device' ? faceOf(node.data.device.kind).color : 'var(--ink-3)';
}
