import { useMemo } from 'react';
import type { Point } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { MenuPopup } from '../../ui/Menu.tsx';
import { menuItem } from '../actions.ts';

interface ContextMenuProps {
  readonly window: Point;
  readonly of: 'selection' | 'canvas';
  readonly onClose: () => void;
}

const OF_CANVAS = [
  'quickAdd',
  'pasteClipboard',
  'separator',
  'selectAll',
  'findDevice',
  'arrangeDrawing',
  'fitAll',
] as const;

const OF_SELECTION = [
  'cutSelection',
  'copySelection',
  'duplicateSelection',
  'separator',
  'connectSelection',
  'fitSelection',
  'lockSelection',
  'collapseSelection',
  'separator',
  'deleteSelection',
] as const;

/** At most ten items, however much is selected. */
export function ContextMenu({ window: [x, y], of, onClose }: ContextMenuProps) {
  const texts = useTexts();
  const box = useMemo(() => ({ left: x, right: x, top: y, bottom: y }), [x, y]);
  const ids = of === 'canvas' ? OF_CANVAS : OF_SELECTION;
  return (
    <MenuPopup
      label={texts.overlays.menu}
      box={box}
      onClose={onClose}
      entries={ids.map((id) => (id === 'separator' ? id : menuItem(id, texts)))}
    />
  );
}
