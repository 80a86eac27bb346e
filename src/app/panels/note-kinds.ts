import { SquareDashed, StickyNote } from 'lucide-react';
import { msg } from '../../core/index.ts';

/** What is drawn for people alone. */
export const noteKinds = [
  { kind: 'text', title: msg`Note`, note: msg`A text beside what it explains`, Icon: StickyNote },
  {
    kind: 'box',
    title: msg`Box`,
    note: msg`A frame around what belongs together`,
    Icon: SquareDashed,
  },
] as const;
