import { NodeResizer } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode } from '../projection/nodes.ts';
import { Frame } from './Frame.tsx';

const LEAST = 60;

/** A text, or a box that is held by its caption and its frame. */
export const NoteBox = memo(function NoteBox({ data, selected }: NodeProps<NoteNode>) {
  const { text, size } = data.note;
  if (!size) {
    return (
      <div className="note" data-selected={selected || undefined}>
        {text}
      </div>
    );
  }
  return (
    <div className="container-box note-box" data-selected={selected || undefined}>
      <NodeResizer minWidth={LEAST} minHeight={LEAST} handleClassName="nopan" />
      <Frame />
      <div className="caption grip" data-grip>
        <span className="box-name">{text}</span>
      </div>
    </div>
  );
});
