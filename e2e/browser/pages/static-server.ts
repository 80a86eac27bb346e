import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Any static server: it hands out what was built from a folder somewhere, and nothing else. */
export class StaticServer {
  readonly asked: string[] = [];
  private readonly changed = new Map<string, (text: string) => string>();
  private server: Server | undefined;

  constructor(private readonly folder = '/some/where/') {}

  /** The address of the page. */
  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      void this.answer(request.url ?? '/').then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, vary: 'origin, accept-encoding' });
        response.end(body);
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.folder}`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  /** From now on hands out something else in the place of a file. */
  change(file: string, edit: (text: string) => string): void {
    this.changed.set(file, edit);
  }

  private async answer(url: string): Promise<{ status: number; type: string; body: Buffer }> {
    const { pathname } = new URL(url, 'http://localhost');
    this.asked.push(pathname);
    const none = { status: 404, type: 'text/plain', body: Buffer.from('not here') };
    if (!pathname.startsWith(this.folder)) return none;
    const file = pathname.slice(this.folder.length) || 'index.html';
    try {
      const body = await readFile(path.join(built, file));
      const edit = this.changed.get(file);
      return {
        status: 200,
        type: types[path.extname(file)] ?? 'application/octet-stream',
        body: edit ? Buffer.from(edit(body.toString())) : body,
      };
    } catch {
      return none;
    }
  }
}
