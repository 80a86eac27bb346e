import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Device } from '../../../core/index.ts';
import { collapse } from '../../actions/collapse-selection.ts';
import { useTexts } from '../../i18n/texts.ts';

/** Opens and closes a container. */
export function Fold({ device }: { readonly device: Device }) {
  const texts = useTexts().canvas;
  const Icon = device.collapsed ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={texts.contentsOf(device.name)}
      aria-expanded={!device.collapsed}
      className="nodrag nopan grid size-6 cursor-pointer place-items-center rounded-md hover:bg-surface-2"
      onClick={() => collapse(new Set([device.id]), !device.collapsed)}
    >
      <Icon aria-hidden size={14} />
    </button>
  );
}
