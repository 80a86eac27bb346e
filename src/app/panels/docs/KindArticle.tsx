import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { KindOption, KindPage } from '../../../core/documenting.ts';
import type { Message } from '../../../core/index.ts';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Answer } from './Answer.tsx';
import { OtherChoices } from './OtherChoices.tsx';

/** What one kind is, what it is cabled to, what can be chosen and what is written for it. */
export function KindArticle({ page }: { readonly page: KindPage }) {
  const { docs: texts, say } = useTexts();
  const answers = useMemo(() => page.answers(), [page]);
  return (
    <article className="min-w-0 pb-4">
      <h3 className="flex items-center gap-2 text-[15px] font-semibold text-ink">
        <GlyphBadge face={page.of === 'device' ? faceOf(page.kind) : linkFaceOf(page.kind)} />
        {say(page.title)}
        <code className="text-[12px] font-normal text-ink-3">{page.kind}</code>
      </h3>
      <p className="mt-1">{say(page.note)}.</p>
      <Part title={texts.cabling[page.of]}>
        <Joins page={page} />
      </Part>
      <Part title={texts.options}>
        {page.options.length > 0 ? <Options options={page.options} /> : <p>{texts.noOptions}</p>}
      </Part>
      <Part title={texts.answers}>
        {answers.length > 0 ? (
          answers.map((answer, i) => <Answer key={i} answer={answer} />)
        ) : (
          <p>{texts.noAnswers}</p>
        )}
        <OtherChoices page={page} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-4">
      <h4 className="mb-1 text-[12px] font-semibold text-ink">{title}</h4>
      {children}
    </section>
  );
}

function Joins({ page: { of, joins } }: { readonly page: KindPage }) {
  const { docs: texts, list, say } = useTexts();
  if (joins.length === 0) return <p>{texts.noJoins}</p>;
  const groups = new Map<Message, Message[]>();
  for (const [first, second] of joins) {
    groups.set(first, [...(groups.get(first) ?? []), second]);
  }
  return (
    <ul>
      {[...groups].map(([first, others]) => (
        <li key={first.template}>
          {texts.joins[of](say(first), list([...new Set(others)].map(say)))}
        </li>
      ))}
    </ul>
  );
}

function Options({ options }: { readonly options: readonly KindOption[] }) {
  const { docs: texts, say } = useTexts();
  return (
    <dl className="divide-y divide-line border-y border-line">
      {options.map(({ key, label, help, takes, otherwise, choices }) => (
        <div key={key} className="gap-3 py-1.5 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="min-w-0 break-words text-ink">
            {say(label)}
            <code className="block text-[11px] text-ink-3">{key}</code>
          </dt>
          <dd className="m-0 min-w-0 break-words">
            {say(takes)}
            {otherwise !== undefined && ` (${texts.otherwise(say(otherwise))})`}
            {help && <span className="block text-[12px]">{say(help)}</span>}
            {choices.length > 0 && (
              <ul className="text-[12px]">
                {choices.map(({ value, label: name, note }) => (
                  <li key={value}>
                    <code className="text-ink">{value}</code>
                    {say(name) !== value && ` ${say(name)}`}
                    {note !== undefined && `: ${say(note)}`}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
