import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { TextsContext } from './i18n/texts.ts';
import { useStore } from './store/store.ts';

/** Gives the page the words of the chosen language, and says which that is. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const texts = useStore((state) => state.texts);
  useEffect(() => {
    document.documentElement.lang = texts.lang;
  }, [texts]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}
