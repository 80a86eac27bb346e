import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';

/** React Flow draws no cable to a node without a handle; where cables end is ours. */
export const Anchor = memo(function Anchor() {
  return (
    <Handle type="source" position={Position.Bottom} isConnectable={false} className="anchor" />
  );
});
