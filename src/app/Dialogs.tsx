import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { Guard } from './Guard.tsx';
import type { Texts } from './i18n/en.ts';
import { useStore } from './store/store.ts';
import type { State } from './store/store.ts';

interface OpenedDialog {
  readonly part: keyof Texts['guard']['parts'];
  readonly isOpen: (state: State) => boolean;
  readonly Dialog: ComponentType;
}

const dialogs: readonly OpenedDialog[] = [
  {
    part: 'docs',
    isOpen: ({ dialog }) => dialog === 'docs',
    Dialog: lazy(async () => ({
      default: (await import('./panels/docs/DocsDialog.tsx')).DocsDialog,
    })),
  },
  {
    part: 'export',
    isOpen: ({ dialog }) => dialog === 'export',
    Dialog: lazy(async () => ({
      default: (await import('./panels/export/OpenExport.tsx')).OpenExport,
    })),
  },
  {
    part: 'library',
    isOpen: ({ dialog, fileChanged }) =>
      dialog === 'drawings' || dialog === 'history' || fileChanged !== undefined,
    Dialog: lazy(async () => ({ default: (await import('./panels/library/Library.tsx')).Library })),
  },
  {
    part: 'picture',
    isOpen: ({ dialog }) => dialog === 'picture',
    Dialog: lazy(async () => ({
      default: (await import('./panels/picture/PictureDialog.tsx')).PictureDialog,
    })),
  },
  {
    part: 'share',
    isOpen: ({ dialog }) => dialog === 'share',
    Dialog: lazy(async () => ({
      default: (await import('./panels/share/ShareDialog.tsx')).ShareDialog,
    })),
  },
  {
    part: 'templates',
    isOpen: ({ dialog }) => dialog === 'templates',
    Dialog: lazy(async () => ({
      default: (await import('./panels/templates/TemplatesDialog.tsx')).TemplatesDialog,
    })),
  },
];

/** What is opened over the page: each is loaded when it is asked for. */
export function Dialogs() {
  return dialogs.map((dialog) => (
    <Guard key={dialog.part} part={dialog.part}>
      <WhileOpen {...dialog} />
    </Guard>
  ));
}

function WhileOpen({ isOpen, Dialog }: OpenedDialog) {
  return (
    useStore(isOpen) && (
      <Suspense>
        <Dialog />
      </Suspense>
    )
  );
}
