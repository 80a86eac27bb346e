import {
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';

/** What the canvas is compared with: React Flow as its documentation begins, with its own boxes. */
function Bare() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([]);
  const { fitView } = useReactFlow();
  useEffect(() => {
    const input = document.querySelector('input');
    const load = async () => {
      const text = await input?.files?.[0]?.text();
      if (text === undefined) return;
      const drawing = JSON.parse(text) as { nodes: Node[]; edges: Edge[] };
      setNodes(drawing.nodes);
      setEdges(drawing.edges);
      setTimeout(() => void fitView({ padding: 0.08, maxZoom: 1 }), 50);
    };
    const listen = () => void load();
    input?.addEventListener('change', listen);
    return () => input?.removeEventListener('change', listen);
  }, [fitView, setEdges, setNodes]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.02}
    />
  );
}

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <ReactFlowProvider>
      <Bare />
    </ReactFlowProvider>,
  );
}
