import { remove } from '../../core/index.ts';
import { edit, stopDeleting, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks what happens to what stands in a host that is about to be deleted. */
export function DeleteDialog() {
  const ids = useStore((state) => state.deleting);
  const topology = useStore((state) => state.topology);
  if (!ids) return null;
  const hosts = topology.devices.filter((device) => ids.has(device.id));
  const inside = topology.devices.filter((device) => device.in !== undefined && ids.has(device.in));
  const perform = (contents: 'with-contents' | 'keep-contents') => {
    stopDeleting();
    edit(`Delete ${nameOf(ids, hosts)}`, (now) => remove(now, ids, contents), { select: [] });
  };
  return (
    <Dialog
      title={`Delete ${nameOf(ids, hosts)}?`}
      closeLabel="Cancel"
      onClose={stopDeleting}
      footer={
        <>
          <Button onClick={stopDeleting}>Cancel</Button>
          <Button onClick={() => perform('keep-contents')}>Keep what is in it</Button>
          <Button look="danger" onClick={() => perform('with-contents')}>
            Delete everything
          </Button>
        </>
      }
    >
      {inside.length === 1
        ? `${inside[0]?.name ?? 'A device'} stands in it.`
        : `${inside.length} devices stand in it.`}
    </Dialog>
  );
}

function nameOf(ids: ReadonlySet<string>, devices: readonly { readonly name: string }[]): string {
  const [first] = devices;
  return ids.size === 1 && first ? first.name : `${ids.size} things`;
}
