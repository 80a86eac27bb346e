import { NodeResizer } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode } from '../projection/nodes.ts';
import { Frame } from './Frame.tsx';
import { LockMark } from './LockMark.tsx';

const LEAST = 60;

/** A text, or a box that is held by its caption and its frame. */
export const NoteBox = memo(function NoteBox({ data, selected }: NodeProps<NoteNode>) {
  const { text, size, locked } = data.note;
  if (!size) {
    return (
      <div className="note" data-selected={selected || undefined}>
        {text} {locked && <LockMark />}
      </div>
    );
  }
  return (
    <div className="container-box note-box" data-selected={selected || undefined}>
      {!locked && <NodeResizer minWidth={LEAST} minHeight={LEAST} handleClassName="nopan" />}
      <Frame />
      <div className="caption grip" data-grip>
        <span className="box-name">{text}</span>
        {locked && <LockMark />}
      </div>
    </div>
  );
});
