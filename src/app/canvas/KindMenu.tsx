import { useMemo } from 'react';
import { isLinkKind, linkKinds } from '../../core/index.ts';
import { useStore } from '../store/store.ts';
import { MenuPopup } from '../ui/Menu.tsx';
import { switchKind } from './gestures/drag-cable.ts';
import { setSession, useSession } from './session.ts';
import { useTexts } from '../i18n/texts.ts';

const close = () => setSession({ kindMenu: undefined });

/** What else a cable that was just drawn could be. */
export function KindMenu() {
  const texts = useTexts();
  const menu = useSession((state) => state.kindMenu);
  const link = useStore((state) => state.topology.links.find(({ id }) => id === menu?.link));
  const box = useMemo(() => {
    const [x, y] = menu?.at ?? [0, 0];
    return { left: x + 8, right: x + 8, top: y, bottom: y };
  }, [menu]);
  if (!menu || !link) return null;
  return (
    <MenuPopup
      label={texts.canvas.kindOfCable}
      box={box}
      onClose={close}
      entries={menu.kinds.filter(isLinkKind).map((kind) => ({
        id: kind,
        title: texts.say(linkKinds[kind].title),
        note: texts.say(linkKinds[kind].note),
        checked: kind === link.kind,
        perform: () => kind !== link.kind && switchKind(menu.link, kind),
      }))}
    />
  );
}
