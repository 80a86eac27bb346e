import { actions } from '../../actions/index.ts';
import type { Action } from '../../actions/index.ts';
import { shownKeys } from '../../actions/shortcuts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../../ui/Keys.tsx';

/** What keys and pointer do; the keys of actions are those that are listened to. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const keyed = Object.values<Action>(actions).flatMap((action) => {
    const keys = shownKeys(action);
    return keys === undefined ? [] : [[keys, texts.say(action.title)] as const];
  });
  return (
    <Dialog title={texts.help.title} closeLabel={texts.page.close} onClose={onClose} wide>
      <div className="grid gap-x-8 pb-3 sm:grid-cols-2">
        <Section title={texts.help.keys} rows={[...keyed, ...texts.help.moreKeys]} />
        <Section title={texts.help.pointer} rows={texts.help.gestures} />
      </div>
    </Dialog>
  );
}

interface SectionProps {
  readonly title: string;
  readonly rows: readonly (readonly [keys: string, does: string])[];
}

function Section({ title, rows }: SectionProps) {
  return (
    <section>
      <h3 className="mt-2 mb-1 text-[11px] font-semibold tracking-[.06em] text-ink-2 uppercase">
        {title}
      </h3>
      <dl>
        {rows.map(([keys, does]) => (
          <div key={keys} className="flex items-baseline justify-between gap-3 py-1">
            <dt className="order-last shrink-0">
              <Keys keys={keys} spoken />
            </dt>
            <dd className="m-0 min-w-0 text-ink">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
