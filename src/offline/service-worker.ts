/** The build writes it in front of this file. Paths are relative to the page's folder. */
declare const PRECACHE: { readonly version: string; readonly files: readonly string[] };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What a service worker has; TypeScript's own list of it cannot stand beside that of a page. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', act: (event: Lasting) => void): void;
  addEventListener(type: 'message', act: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: Asked) => void): void;
}

const worker = self as unknown as Scope;
const { scope } = worker.registration;
/** One server may hold several copies, each in a folder of its own. */
const mine = `vethloom ${scope} `;
const current = mine + PRECACHE.version;
/** A server may know the page by its folder alone, or redirect from one name to the other. */
const page = new Set([scope, new URL('index.html', scope).href]);

worker.addEventListener('install', (event) => event.waitUntil(fill()));

async function fill(): Promise<void> {
  const cache = await caches.open(current);
  await Promise.all(
    PRECACHE.files.map(async (file) => {
      const url = new URL(file, scope).href;
      const answer = await fetch(url, { cache: 'no-cache' });
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      const { status, headers } = answer;
      // A page must not come from an answer that was redirected.
      await cache.put(
        url,
        answer.redirected ? new Response(answer.body, { status, headers }) : answer,
      );
    }),
  );
}

worker.addEventListener('activate', (event) =>
  event.waitUntil(worker.clients.claim().then(forgetOld)),
);

/** Other tabs may still run an older version, and ask for its files. */
async function forgetOld(): Promise<void> {
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length > 1) return;
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(mine) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The person wants the new version now. */
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  if (request.mode === 'navigate') {
    const url = new URL(request.url);
    if (!page.has(url.origin + url.pathname)) return;
    event.respondWith(find(scope).then((found) => found ?? fetch(request)));
    event.waitUntil(forgetOld());
    return;
  }
  event.respondWith(find(request.url).then((found) => found ?? fetch(request)));
});

async function find(url: string): Promise<Response | undefined> {
  const ignoreVary = true;
  const found = await (await caches.open(current)).match(url, { ignoreVary });
  if (found) return found;
  for (const name of await caches.keys()) {
    if (!name.startsWith(mine)) continue;
    const older = await (await caches.open(name)).match(url, { ignoreVary });
    if (older) return older;
  }
  return undefined;
}
