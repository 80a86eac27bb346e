import { closeOverlay } from '../../store/overlay.ts';
import type { Overlay } from '../../store/overlay.ts';
import { AddPicker } from './AddPicker.tsx';
import { BeyondMenu } from './BeyondMenu.tsx';
import { CommandPicker } from './CommandPicker.tsx';
import { ContextMenu } from './ContextMenu.tsx';
import { FindPicker } from './FindPicker.tsx';
import { HelpSheet } from './HelpSheet.tsx';
import { HostPicker } from './HostPicker.tsx';
import { HubPicker } from './HubPicker.tsx';
import { LinkPicker } from './LinkPicker.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

export function OpenOverlay({ overlay }: { readonly overlay: Overlay }) {
  switch (overlay.what) {
    case 'commands':
      return <CommandPicker onClose={closeOverlay} />;
    case 'find':
      return <FindPicker onClose={closeOverlay} />;
    case 'add':
      return <AddPicker at={overlay.at} onClose={closeOverlay} />;
    case 'hubs':
      return <HubPicker onClose={closeOverlay} />;
    case 'hosts':
      return <HostPicker onClose={closeOverlay} />;
    case 'link':
      return <LinkPicker from={overlay.from} onClose={closeOverlay} />;
    case 'help':
      return <HelpSheet onClose={closeOverlay} />;
    case 'settings':
      return <SettingsDialog onClose={closeOverlay} />;
    case 'menu':
      return <ContextMenu {...overlay} onClose={closeOverlay} />;
    case 'beyond':
      return <BeyondMenu {...overlay} onClose={closeOverlay} />;
  }
}
