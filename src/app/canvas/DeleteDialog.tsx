import { msg, remove, type Wording } from '../../core/index.ts';
import { edit, stopDeleting, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useTexts } from '../i18n/texts.ts';

/** Asks what happens to what stands in a host that is about to be deleted. */
export function DeleteDialog() {
  const texts = useTexts();
  const ids = useStore((state) => state.deleting);
  const topology = useStore((state) => state.topology);
  if (!ids) return null;
  const hosts = topology.devices.filter((device) => ids.has(device.id));
  const inside = topology.devices.filter((device) => device.in !== undefined && ids.has(device.in));
  const perform = (contents: 'with-contents' | 'keep-contents') => {
    stopDeleting();
    edit(msg`Delete ${nameOf(ids, hosts)}`, (now) => remove(now, ids, contents), { select: [] });
  };
  return (
    <Dialog
      title={texts.deleting.title(texts.say(nameOf(ids, hosts)))}
      closeLabel={texts.export.cancel}
      onClose={stopDeleting}
      footer={
        <>
          <Button onClick={stopDeleting}>{texts.export.cancel}</Button>
          <Button onClick={() => perform('keep-contents')}>{texts.deleting.keep}</Button>
          <Button look="danger" onClick={() => perform('with-contents')}>
            {texts.deleting.all}
          </Button>
        </>
      }
    >
      {texts.deleting.inside(inside.length, inside[0]?.name ?? '')}
    </Dialog>
  );
}

function nameOf(ids: ReadonlySet<string>, devices: readonly { readonly name: string }[]): Wording {
  const [first] = devices;
  return ids.size === 1 && first ? first.name : msg`${ids.size} things`;
}
