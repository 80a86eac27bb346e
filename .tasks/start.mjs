// npm start: installs what is missing, builds what is stale, serves the designer.
import { installModules } from './install.mjs';
import { root } from './run.mjs';

await installModules();
const { buildWeb } = await import('./build.mjs');
const { preview } = await import('vite');
await buildWeb();
try {
  const server = await preview({ root, logLevel: 'warn' });
  console.log(`Vethloom is at ${server.resolvedUrls.local[0]}  (Ctrl+C ends it)`);
} catch (error) {
  console.error(`Vethloom cannot be served: ${error.message}. Is it running already?`);
  process.exit(1);
}
