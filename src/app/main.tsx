import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenToShortcuts } from './actions/shortcuts.ts';
import { App } from './App.tsx';
import { Rescue } from './Rescue.tsx';
import { startKeeping } from './store/drawings/keeping.ts';
import { Speaking } from './Speaking.tsx';
import { startSpeaking } from './store/language.ts';
import { applyTheme } from './store/theme.ts';
import './styles/main.css';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

applyTheme();
await Promise.all([startSpeaking().catch(() => {}), startKeeping()]);
listenToShortcuts();
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <Rescue>
        <App />
      </Rescue>
    </Speaking>
  </StrictMode>,
);
