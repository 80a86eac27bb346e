import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { emptyTopology } from '../core/index.ts';
import { listenToClipboard } from './actions/clipboard.ts';
import { followLinks } from './actions/follow-links.ts';
import { listenToShortcuts } from './actions/shortcuts.ts';
import { App } from './App.tsx';
import { isViewOnly } from './framing.ts';
import { Rescue } from './Rescue.tsx';
import { loadExporter } from './store/compilation.ts';
import { startKeeping } from './store/drawings/keeping.ts';
import { Speaking } from './Speaking.tsx';
import { startSpeaking } from './store/language.ts';
import { opened, useStore } from './store/store.ts';
import { applyTheme } from './store/theme.ts';
import { Viewer } from './Viewer.tsx';
import './styles/main.css';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

applyTheme();
const viewOnly = isViewOnly();
void start(root);

/** Not awaited at the top level: what is loaded meanwhile imports from here, and would wait for ever. */
async function start(page: Element): Promise<void> {
  if (viewOnly) useStore.setState({ ...opened(emptyTopology('')), readOnly: true });
  await Promise.all([startSpeaking().catch(() => {}), viewOnly ? undefined : startKeeping()]);
  await followLinks();
  if (!viewOnly) {
    listenToShortcuts();
    listenToClipboard();
  }
  const Page = viewOnly ? Viewer : App;
  createRoot(page).render(
    <StrictMode>
      <Speaking>
        <Rescue>
          <Page />
        </Rescue>
      </Speaking>
    </StrictMode>,
  );
  // Behind the first picture, which it would compete with.
  if (!viewOnly) requestAnimationFrame(() => setTimeout(() => void startLate()));
}

async function startLate(): Promise<void> {
  // Without it the page is there all the same; Export asks again, and says what is wrong.
  await loadExporter().catch(() => {});
  if (!import.meta.env.PROD) return;
  const { registerWorker } = await import('./offline/register.ts');
  await registerWorker().catch(() => {});
}
