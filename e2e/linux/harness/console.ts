import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A serial line to a machine that answers each line of text with `@@ STATUS`. */
export interface Console {
  /** Waits for the next answer; resolves to its status and what was said before it. */
  answer(seconds: number): Promise<{ readonly status: number; readonly text: string }>;
  ask(line: string, seconds: number): ReturnType<Console['answer']>;
}

export function openConsole(from: Readable, to: Writable): Console {
  let text = '';
  let wake = () => {};
  /** One line at a time, whoever asks. */
  let before: Promise<unknown> = Promise.resolve();
  from.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    wake();
  });
  to.on('error', () => {});
  const console: Console = {
    async answer(limit) {
      const end = Date.now() + limit * 1000;
      for (;;) {
        const found = /(?:^|\n)@@ (\d+)\r?\n/.exec(text);
        if (found) {
          const said = text.slice(0, found.index);
          text = text.slice(found.index + found[0].length);
          return { status: Number(found[1]), text: said };
        }
        if (Date.now() > end)
          throw new Error(`no answer in ${limit} s; console:\n${text.slice(-2000)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 200);
        });
      }
    },
    ask(line, limit) {
      const asked = before
        .catch(() => {})
        .then(() => {
          to.write(`${line}\n`);
          return console.answer(limit);
        });
      before = asked;
      return asked;
    },
  };
  return console;
}

/** Connects to a socket that may not be there yet. */
export async function connectTo(path: string, seconds: number): Promise<Socket> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(path, () => resolve(socket));
        socket.on('error', reject);
      });
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(30);
    }
  }
}
