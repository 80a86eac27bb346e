import { msg } from '../../core/index.ts';
import { type Language, textsIn } from '../i18n/languages.ts';
import { savePreferences } from './preferences.ts';
import { notify, useStore } from './store.ts';

/** Changes every text at once, as soon as the new ones are here. */
export async function setLanguage(language: Language): Promise<void> {
  try {
    const texts = await textsIn(language);
    useStore.setState({ language, texts });
    savePreferences(useStore.getState());
  } catch {
    notify(msg`The texts of this language could not be loaded.`, 'error');
  }
}

/** Before the first picture, which else would show in English for a moment. */
export async function startSpeaking(): Promise<void> {
  const { language } = useStore.getState();
  if (language !== 'en') useStore.setState({ texts: await textsIn(language) });
}
