import { bundles } from '../../core/index.ts';
import { isLanguage, preferredLanguage, type Language } from '../i18n/languages.ts';

export type Theme = 'light' | 'dark' | 'system';
/** Bent, or with right angles only. */
export type CableStyle = 'curved' | 'square';

/** What a person likes, kept in this browser and never shared. */
export interface Preferences {
  /** As on a map a drag pans and the wheel zooms; else a drag selects and the wheel pans. */
  readonly pointer: 'editor' | 'map';
  /** Whether single letters are shortcuts. */
  readonly letterKeys: boolean;
  readonly theme: Theme;
  readonly bundle: string;
  readonly cables: CableStyle;
  readonly language: Language;
}

const KEY = 'vethloom-preferences';

/** localStorage; where the browser refuses it, nothing is kept. */
export const browserStorage = {
  getItem(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage is full or switched off.
    }
  },
};

function stored(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(browserStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** There is no navigator in a test. */
function languagesWanted(): readonly string[] {
  return globalThis.navigator?.languages ?? [];
}

export function loadPreferences(): Preferences {
  const { theme, bundle, cables, language, pointer, letterKeys } = stored();
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    bundle: bundles.find((known) => known.id === bundle)?.id ?? bundles[0].id,
    pointer: pointer === 'map' ? 'map' : 'editor',
    letterKeys: letterKeys !== false,
    cables: cables === 'square' ? 'square' : 'curved',
    language: isLanguage(language) ? language : preferredLanguage(languagesWanted()),
  };
}

/** Best effort: a browser that keeps nothing still works until it is closed. */
export function savePreferences(preferences: Preferences): void {
  const { theme, bundle, cables, language, pointer, letterKeys } = preferences;
  browserStorage.setItem(
    KEY,
    JSON.stringify({ theme, bundle, cables, language, pointer, letterKeys }),
  );
}
