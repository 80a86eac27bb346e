import { scriptUrl } from '../actions/arrange/script-url.ts';
import { offerUpdate } from '../store/store.ts';

/** Keeps the page in this browser, so that it opens without a network; a new version is offered. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const url = scriptUrl(new URL('sw.js', document.baseURI).href) as string;
  // What the server says of how long it may be kept must not hide a new version.
  const registration = await serviceWorker.register(url, { updateViaCache: 'none' });
  const offer = () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    offerUpdate(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload());
      waiting.postMessage('take over');
    });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}
