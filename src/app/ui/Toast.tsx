import { CircleAlert, Info, X } from 'lucide-react';
import { join } from './join.ts';
import { IconButton } from './IconButton.tsx';

interface ToastProps {
  readonly text: string | undefined;
  readonly tone: 'info' | 'error';
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** One message at the bottom; mounted always, so that screen readers hear it come. */
export function Toast({ text, tone, closeLabel, onClose }: ToastProps) {
  const Icon = tone === 'error' ? CircleAlert : Info;
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4"
    >
      {text !== undefined && (
        <div
          className={join(
            'pointer-events-auto flex max-w-[34rem] items-center gap-2 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3 text-ink shadow-lg',
            tone === 'error' ? 'border-error' : 'border-line',
          )}
        >
          <Icon
            size={16}
            aria-hidden
            className={join('shrink-0', tone === 'error' ? 'text-error' : 'text-accent')}
          />
          <span className="min-w-0 break-words">{text}</span>
          <IconButton small label={closeLabel} icon={<X size={14} />} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
