import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenToShortcuts } from './actions/shortcuts.ts';
import { App } from './App.tsx';
import { Rescue } from './Rescue.tsx';
import { restore, startAutosave } from './store/autosave.ts';
import { applyTheme } from './store/theme.ts';
import './styles/main.css';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

applyTheme();
await restore();
startAutosave();
listenToShortcuts();
createRoot(root).render(
  <StrictMode>
    <Rescue>
      <App />
    </Rescue>
  </StrictMode>,
);
