import { createContext, useContext } from 'react';
import { en } from './en.ts';
import type { Texts } from './en.ts';

export const TextsContext = createContext<Texts>(en);

/** The app's words in the chosen language. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}

let spoken: Texts = en;

/** The same outside of components. */
export function texts(): Texts {
  return spoken;
}

/** From now on `texts` gives these. */
export function speak(next: Texts): void {
  spoken = next;
}
