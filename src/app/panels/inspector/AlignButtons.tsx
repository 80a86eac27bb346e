import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { actions } from '../../actions/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf, performAction, useEnabled } from '../actions.ts';

const BUTTONS = [
  ['alignLeft', AlignStartVertical],
  ['alignCentre', AlignCenterVertical],
  ['alignRight', AlignEndVertical],
  ['alignTop', AlignStartHorizontal],
  ['alignMiddle', AlignCenterHorizontal],
  ['alignBottom', AlignEndHorizontal],
  ['distributeHorizontally', AlignHorizontalSpaceBetween],
  ['distributeVertically', AlignVerticalSpaceBetween],
] as const;

/** Brings what is selected to one line, or to equal gaps. */
export function AlignButtons() {
  return (
    <div role="group" aria-label={useTexts().inspector.align} className="-mx-1.5 flex">
      {BUTTONS.map(([id, Icon]) => (
        <AlignButton key={id} id={id} Icon={Icon} />
      ))}
    </div>
  );
}

function AlignButton({ id, Icon }: { id: (typeof BUTTONS)[number][0]; Icon: LucideIcon }) {
  return (
    <IconButton
      label={useTexts().say(actions[id].title)}
      keys={keysOf(id)}
      icon={<Icon size={16} />}
      disabled={!useEnabled(id)}
      onClick={() => performAction(id)}
    />
  );
}
