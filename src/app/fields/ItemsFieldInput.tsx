import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import type { ItemsProps } from './field-props.ts';
import { FieldProblems } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import type { Item } from './form.ts';
import { ItemCard } from './ItemCard.tsx';

/** Things inside a device, such as its network cards, as cards that fold. */
export function ItemsFieldInput({ field, path, owner, parent, Fields }: ItemsProps) {
  const form = useForm();
  const texts = useTexts();
  const id = useId();
  const value = owner[field.key];
  const items = (Array.isArray(value) ? value : []) as readonly Item[];
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(items.slice(1).map((item) => item.id)),
  );
  const problems = form.problems(path, false);

  function toggle(itemId: string) {
    const next = new Set(folded);
    if (!next.delete(itemId)) next.add(itemId);
    setFolded(next);
  }

  return (
    <section aria-labelledby={id}>
      <h3
        id={id}
        className="mt-1.5 mb-1.5 text-[11px] font-semibold tracking-[.06em] text-ink-3 uppercase"
      >
        {texts.say(field.label)}
      </h3>
      {items.length > 0 && (
        <ul className="divide-y divide-line rounded-[9px] border border-line">
          {items.map((item, index) => (
            <ItemCard
              key={index}
              item={item}
              others={items.toSpliced(index, 1).map((other) => other.id)}
              field={field}
              path={[...path, index]}
              parent={parent}
              Fields={Fields}
              open={!folded.has(item.id)}
              onToggle={() => toggle(item.id)}
            />
          ))}
        </ul>
      )}
      {problems.length > 0 && <FieldProblems id={`${id}-problems`} problems={problems} />}
      <Button
        className="mt-2 w-full"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => form.addItem(path, field.noun)}
      >
        {texts.fields.add(texts.say(field.noun))}
      </Button>
    </section>
  );
}
