import { EdgeLabelRenderer } from '@xyflow/react';
import { memo } from 'react';
import { indexOf } from '../projection/index-of.ts';
import type { Badge } from '../projection/badges.ts';
import type { CableTexts } from '../projection/cable-texts.ts';
import type { Cable, Scene } from '../projection/scene.ts';
import type { Stage } from '../stage/stage.ts';
import { touches } from '../stage/stage.ts';
import { CableTag } from './CableTag.tsx';

interface CableTagsProps {
  readonly scene: Scene;
  readonly texts: CableTexts;
  readonly stage: Stage;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
}

/** What is mounted of the cables: their labels and their ends. */
export const CableTags = memo(function CableTags(props: CableTagsProps) {
  const { scene, texts, stage, selection, badges } = props;
  if (stage.painted) return null;
  const { devices } = indexOf(scene.topology);
  const nameOf = (id: string) => devices.get(id)?.name ?? id;
  const near = [...scene.cables.values()].filter((cable) => isNear(cable, stage));
  return (
    <EdgeLabelRenderer>
      {near.map((cable) => (
        <CableTag
          key={cable.link.id}
          cable={cable}
          text={texts.get(cable.link.id)}
          from={nameOfEnd(cable, 'a', nameOf)}
          to={nameOfEnd(cable, 'b', nameOf)}
          selected={selection.has(cable.link.id)}
          severity={badges.get(cable.link.id)?.severity}
        />
      ))}
    </EdgeLabelRenderer>
  );
});

function isNear({ route: { a, b, curve } }: Cable, { window }: Stage): boolean {
  return [a, b, curve.at(0.5)].some(({ x, y }) => touches(window, { x, y, width: 0, height: 0 }));
}

function nameOfEnd(
  { link }: Cable,
  side: 'a' | 'b',
  nameOf: (id: string) => string,
): string | undefined {
  const end = link[side];
  return 'device' in end ? nameOf(end.device) : undefined;
}
