import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode } from '../projection/nodes.ts';

export const NoteBox = memo(function NoteBox({ data, selected }: NodeProps<NoteNode>) {
  return (
    <div className="note" data-selected={selected || undefined}>
      {data.note.text}
    </div>
  );
});
