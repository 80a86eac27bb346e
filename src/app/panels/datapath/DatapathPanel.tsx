import { useTexts } from '../../i18n/texts.ts';
import { reveal } from '../../store/store.ts';
import { PathPicture } from './PathPicture.tsx';
import { useCards } from './use-cards.ts';

/** The way of a frame out of a guest's network card: who copies, who is woken, what would be faster. */
export function DatapathPanel() {
  const { datapath: texts, say } = useTexts();
  const { cards, meant, path, choose } = useCards();
  if (!meant || !path) return <p className="px-4 py-3 text-ink-2">{texts.none}</p>;
  return (
    <div className="grid h-full min-h-0 grid-cols-[clamp(96px,26%,206px)_minmax(0,1fr)]">
      <nav aria-label={texts.cards} className="min-h-0 overflow-y-auto border-r border-line p-2">
        {cards.map(({ id, label, guest, link }) => (
          <button
            key={id}
            type="button"
            aria-current={id === meant.id}
            className="block h-7 w-full truncate rounded-md px-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-current:bg-surface-2 aria-current:font-semibold"
            onClick={() => {
              choose(id);
              reveal(link ?? guest);
            }}
          >
            {label}
          </button>
        ))}
      </nav>
      <div
        tabIndex={0}
        role="group"
        aria-label={texts.way(meant.label)}
        className="min-h-0 overflow-auto px-4 py-3 focus-visible:-outline-offset-2"
      >
        <PathPicture stages={path.stages} label={texts.way(meant.label)} />
        <ol className="mt-3 space-y-1">
          {path.stages.map(({ place, what, how, origin }, i) => (
            <li key={i} className="gap-3 sm:grid sm:grid-cols-[12rem_minmax(0,1fr)]">
              <span className="min-w-0 truncate">
                {origin === undefined ? (
                  <span className="font-semibold">{say(what)}</span>
                ) : (
                  <button
                    type="button"
                    className="font-semibold hover:underline"
                    onClick={() => reveal(origin)}
                  >
                    {say(what)}
                  </button>
                )}{' '}
                <span className="text-[11.5px] text-ink-3">{texts.places[place]}</span>
              </span>
              <span className="block text-ink-2">{say(how)}</span>
            </li>
          ))}
        </ol>
        {path.faster.length > 0 && (
          <>
            <h3 className="mt-3 font-semibold">{texts.faster}</h3>
            <ul className="list-disc pl-5 text-ink-2">
              {path.faster.map((one) => (
                <li key={one.template}>{say(one)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
