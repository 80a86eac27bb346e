import { msg } from '../../core/index.ts';
import { type Language, textsIn } from '../i18n/languages.ts';
import { speak } from '../i18n/texts.ts';
import { savePreferences } from './preferences.ts';
import { notify, useStore } from './store.ts';

async function apply(language: Language): Promise<void> {
  const texts = await textsIn(language);
  speak(texts);
  document.documentElement.lang = language;
  useStore.setState({ language, texts });
}

/** Changes every text at once, as soon as the new ones are here. */
export async function setLanguage(language: Language): Promise<void> {
  try {
    await apply(language);
    savePreferences(useStore.getState());
  } catch {
    notify(msg`The texts of this language could not be loaded.`, 'error');
  }
}

/** Before the first picture, which else would show in English for a moment. */
export async function startSpeaking(): Promise<void> {
  await apply(useStore.getState().language);
}
