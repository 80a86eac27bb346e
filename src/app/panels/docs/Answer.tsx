import type { KindAnswer } from '../../../core/documenting.ts';
import { useTexts } from '../../i18n/texts.ts';

/** What some bundles say: the lines of one file, or why they refuse. */
export function Answer({ answer }: { readonly answer: KindAnswer }) {
  const { docs: texts, list, say } = useTexts();
  const { bundles, path, lines, refused } = answer;
  return (
    <figure className="m-0 mb-2">
      <figcaption className="mb-0.5 text-[12px]">
        {list(bundles)}
        {path !== '' && (
          <>
            {' · '}
            <code className="text-ink">{path}</code>
          </>
        )}
      </figcaption>
      {refused.map((why, i) => (
        <p key={i} className="text-warn">
          {texts.refuses(say(why))}
        </p>
      ))}
      {lines !== '' && (
        <pre
          // Keys have to scroll what is wider than the dialog.
          tabIndex={0}
          aria-label={path}
          className="m-0 overflow-x-auto rounded-md bg-surface-2 px-2.5 py-2 font-mono text-[11.5px] leading-[1.5] text-ink focus-visible:-outline-offset-2"
        >
          {lines}
        </pre>
      )}
    </figure>
  );
}
