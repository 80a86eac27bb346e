/**
 * Texts for people, as values: what is said and with which values, so that each
 * language can put them in its own order. English is written where it is said;
 * the designer has a table from these templates to Chinese.
 */
export interface Message {
  /** English, with `{0}`, `{1}`, … for the values. */
  readonly template: string;
  readonly values: readonly Value[];
  /** In running text: a common word begins with a small letter. */
  readonly small?: true;
}

/** Strings are names, the same in every language; an array is a list of them. */
export type Value = string | number | Message | readonly Value[];

/** What can be shown: a plain string is a name, the same in every language. */
export type Wording = string | Message;

/** Puts it into words of one language. */
export type Say = (wording: Wording) => string;

/** From English templates to those of another language. */
export type Dictionary = Readonly<Record<string, string>>;

const templates = new WeakMap<TemplateStringsArray, string>();

/** The tag of every text that people read: msg`${name} is used twice.` */
export function msg(strings: TemplateStringsArray, ...values: readonly Value[]): Message {
  let template = templates.get(strings);
  if (template === undefined) {
    template = strings.reduce((text, part, i) => `${text}{${i - 1}}${part}`);
    templates.set(strings, template);
  }
  return { template, values };
}

/** The same text inside a sentence: `Memory` becomes small, `MAC` does not. */
export function inSentence(text: Message): Message {
  return { ...text, small: true };
}

/** `a or b or c`. */
export function oneOf(wordings: readonly Wording[]): Wording {
  return wordings.reduce((some, next) => msg`${some} or ${next}`);
}

export function translate(wording: Wording, dictionary: Dictionary): string {
  return say(wording, dictionary);
}

export function english(wording: Wording): string {
  return say(wording, {});
}

function say(value: Value, dictionary: Dictionary): string {
  if (typeof value !== 'object') return String(value);
  if (!('template' in value)) {
    return value.map((one) => say(one, dictionary)).join(dictionary[', '] ?? ', ');
  }
  const { template, values, small } = value;
  const known = Object.hasOwn(dictionary, template) ? dictionary[template] : undefined;
  const text = (known ?? template).replace(/\{(\d+)\}/g, (_hole, index) =>
    say(values[Number(index)] ?? '', dictionary),
  );
  return small && /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
