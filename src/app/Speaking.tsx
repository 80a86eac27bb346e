import type { ReactNode } from 'react';
import { TextsContext } from './i18n/texts.ts';
import { useStore } from './store/store.ts';

/** Gives the page the words of the chosen language. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  return <TextsContext value={useStore((state) => state.texts)}>{children}</TextsContext>;
}
