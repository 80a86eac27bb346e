import { useStore } from '../store/store.ts';
import { actions } from '../actions/index.ts';
import { shownKeys } from '../actions/shortcuts.ts';

import type { Texts } from '../i18n/en.ts';
import type { MenuItem } from '../ui/Menu.tsx';

type ActionId = keyof typeof actions;

export function performAction(id: ActionId): void {
  const action = actions[id];
  if (action.enabled(useStore.getState())) void action.perform();
}

/** The keys of an action as people read them. */
export function keysOf(id: ActionId): string | undefined {
  return shownKeys(actions[id]);
}

export function useEnabled(id: ActionId): boolean {
  return useStore((state) => actions[id].enabled(state));
}

export function menuItem(id: ActionId, { say }: Texts): MenuItem {
  return {
    id,
    title: say(actions[id].title),
    keys: keysOf(id),
    disabled: !actions[id].enabled(useStore.getState()),
    perform: () => performAction(id),
  };
}
