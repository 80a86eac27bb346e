import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { performAction } from '../actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';

interface FormHeaderProps {
  readonly badge?: ReactNode;
  readonly title: string;
  readonly subtitle: string;
  /** Offers to remove what is selected. */
  readonly removable?: boolean;
}

export function FormHeader({ badge, title, subtitle, removable }: FormHeaderProps) {
  const texts = useTexts();
  return (
    <header className="sticky top-0 z-10 flex items-center gap-[9px] border-b border-line bg-surface px-3.5 py-3">
      {badge}
      <div className="min-w-0 flex-1">
        <h2 className="truncate leading-[1.3] font-bold">{title}</h2>
        <p className="truncate text-[11px] text-ink-3">{subtitle}</p>
      </div>
      {removable && (
        <IconButton
          label={texts.inspector.removeThing(title)}
          keys="Del"
          icon={<Trash2 size={15} />}
          onClick={() => performAction('deleteSelection')}
        />
      )}
    </header>
  );
}

export function SectionTitle({ children }: { readonly children: ReactNode }) {
  return (
    <h3 className="text-[11px] font-semibold tracking-[.06em] text-ink-3 uppercase">{children}</h3>
  );
}
