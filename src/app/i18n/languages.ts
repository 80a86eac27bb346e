import type { Texts } from './en.ts';
import { en } from './en.ts';

/** Each by its own name. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** The first of a person's languages that there is; any Chinese is nearer to it than English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'en') return 'en';
    if (language === 'zh') return 'zh-CN';
  }
  return 'en';
}

export async function textsIn(language: Language): Promise<Texts> {
  if (language === 'en') return en;
  const { zhCN } = await import('./zh-CN/texts.ts');
  return zhCN;
}
