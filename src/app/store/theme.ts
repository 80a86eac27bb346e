import { useSyncExternalStore } from 'react';
import { useStore } from './store.ts';
import type { Theme } from './store.ts';

const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

const shown = (theme: Theme, dark: boolean): 'light' | 'dark' =>
  theme === 'system' ? (dark ? 'dark' : 'light') : theme;

/** Keeps the page in the chosen theme, and with the system's where that is chosen. */
export function applyTheme(): void {
  const dark = systemDark();
  const apply = () => {
    document.documentElement.dataset['theme'] = shown(useStore.getState().theme, dark.matches);
  };
  apply();
  dark.addEventListener('change', apply);
  useStore.subscribe((state, before) => state.theme !== before.theme && apply());
}

/** The theme that is seen, also where the system decides. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useStore((state) => state.theme);
  const dark = useSyncExternalStore(
    (tell) => {
      const system = systemDark();
      system.addEventListener('change', tell);
      return () => system.removeEventListener('change', tell);
    },
    () => systemDark().matches,
  );
  return shown(theme, dark);
}
