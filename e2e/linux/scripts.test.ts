import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundles } from '../../src/core/index.ts';
import { exportLab } from './harness/lab.ts';
import { labs } from './harness/labs.ts';

/** What `shellcheck -o all` says of scripts that are as we mean them. */
const allowed = {
  // Functions of the fixed part are used by the verbs, some only through "$@".
  SC2317: 'unreachable command',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vethloom-scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(bundles.map(({ id }) => id))('%s', (bundle) => {
  test.each(labs)('$name: every script is clean', (topology) => {
    const scripts = exportLab(topology, bundle).files.filter(({ language }) => language === 'sh');
    expect(scripts.length).toBeGreaterThan(0);
    const files = scripts.map((script) => {
      const file = path.join(folder, script.path.replaceAll('/', '_'));
      writeFileSync(file, script.print().text);
      return file;
    });
    const except = Object.keys(allowed).join(',');
    const { stdout, status } = spawnSync(
      'shellcheck',
      ['-s', 'sh', '-o', 'all', '-e', except, '-f', 'gcc', ...files],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    for (const shell of [['dash'], ['bash'], ['bash', '--posix'], ['busybox', 'sh']]) {
      const [command = '', ...words] = shell;
      for (const file of files) execFileSync(command, [...words, '-n', file]);
    }
  });
});
