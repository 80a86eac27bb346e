import { useMemo } from 'react';
import { deviceKinds, extend, kindsBeyond, msg } from '../../../core/index.ts';
import type { DeviceKindId, Plug, Point } from '../../../core/index.ts';
import { faceOf, GlyphBadge } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { edit, notify, useStore } from '../../store/store.ts';
import { MenuPopup } from '../../ui/Menu.tsx';

interface BeyondMenuProps {
  readonly window: Point;
  readonly at: Point;
  readonly from: Plug;
  readonly onClose: () => void;
}

/** What could stand where a cable was let go on empty canvas. */
export function BeyondMenu({ window: [x, y], at, from, onClose }: BeyondMenuProps) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const box = useMemo(() => ({ left: x, right: x, top: y, bottom: y }), [x, y]);
  return (
    <MenuPopup
      label={texts.overlays.beyond}
      box={box}
      onClose={onClose}
      entries={kindsBeyond(topology, from, at).map((kind) => ({
        id: kind,
        title: texts.say(deviceKinds[kind].title),
        icon: <GlyphBadge face={faceOf(kind)} />,
        perform: () => add(from, kind, at),
      }))}
    />
  );
}

function add(from: Plug, kind: DeviceKindId, at: Point): void {
  const made = extend(useStore.getState().topology, from, kind, at);
  if ('why' in made) notify(made.why, 'error');
  else edit(msg`Add ${deviceKinds[kind].title}`, () => made.topology, { select: [made.id] });
}
