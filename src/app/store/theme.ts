import { useStore } from './store.ts';

/** Keeps the page in the chosen theme, and with the system's where that is chosen. */
export function applyTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = useStore.getState();
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset['theme'] = shown;
  };
  apply();
  dark.addEventListener('change', apply);
  useStore.subscribe((state, before) => state.theme !== before.theme && apply());
}
