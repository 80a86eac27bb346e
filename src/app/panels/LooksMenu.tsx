import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { useTexts } from '../i18n/texts.ts';
import { setLanguage } from '../store/language.ts';
import { setTheme, useStore } from '../store/store.ts';
import type { Theme } from '../store/store.ts';
import { MenuButton } from '../ui/MenuButton.tsx';

const themeIcons = { light: Sun, dark: Moon, system: Monitor } as const;

/** One button for both: a phone has no room for two. */
export function LooksMenu() {
  const texts = useTexts().topBar;
  const theme = useStore((state) => state.theme);
  const language = useStore((state) => state.language);
  const themes: readonly Theme[] = ['light', 'dark', 'system'];
  const languages = Object.entries(LANGUAGES) as [Language, string][];
  return (
    <MenuButton
      label={texts.looks}
      align="end"
      icon={<Languages aria-hidden size={16} />}
      entries={() => [
        ...languages.map(([id, title]) => ({
          id,
          title,
          checked: id === language,
          perform: () => void setLanguage(id),
        })),
        'separator',
        ...themes.map((id) => {
          const ItemIcon = themeIcons[id];
          return {
            id,
            title: texts.themes[id],
            icon: <ItemIcon size={14} />,
            checked: id === theme,
            perform: () => setTheme(id),
          };
        }),
      ]}
    />
  );
}
