import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundles } from '../../src/core/index.ts';
import { hostileLab } from './harness/hostile-lab.ts';
import { exportLab } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { PAYLOADS } from './harness/payloads.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

/** What `shellcheck -o all` says of scripts that are as we mean them. */
const allowed = {
  // Functions of the fixed part are used by the verbs, some only through "$@".
  SC2317: 'unreachable command',
};

interface Scripts {
  readonly name: string;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
}

const here = path.join(import.meta.dirname, '../../src/core/goldens');

function golden(folder: string): Scripts {
  const all = readdirSync(path.join(here, folder), { recursive: true, encoding: 'utf8' });
  const scripts = all.filter((file) => file.endsWith('.sh'));
  const text = (file: string) => readFileSync(path.join(here, folder, file), 'utf8');
  return { name: folder, files: new Map(scripts.map((file) => [file, text(file)])) };
}

const goldens = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => bundles.map(({ id }) => golden(`${name}/${id}`)));

const exports = labs.flatMap((topology) =>
  bundles.map(({ id }): Scripts => {
    const scripts = exportLab(topology, id).files.filter(({ language }) => language === 'sh');
    const files = scripts.map(({ path: file, print }) => [file, print().text] as const);
    return { name: `${topology.name}/${id}`, files: new Map(files) };
  }),
);

/** Names as text that ShellCheck could take for something else; guests' scripts print them alike. */
const hostile: Scripts = {
  name: 'hostile names',
  files: new Map(
    exportLab(hostileLab(PAYLOADS), 'shell-qemu')
      .files.filter(({ path: file }) => file.endsWith('/net.sh'))
      .map(({ path: file, print }) => [file, print().text]),
  ),
};

let box: Sandbox;
beforeAll(async () => {
  box = await openSandbox();
  box.write('/lab/dry-run.sh', readFileSync(`${import.meta.dirname}/tools/dry-run.sh`, 'utf8'));
});
afterAll(() => box.close());

describe.each([...goldens, ...exports, hostile])('every script of $name', ({ name, files }) => {
  const folder = `/lab/${name.replaceAll(' ', '-')}`;
  const scripts = [...files.keys()];
  beforeAll(() => {
    for (const [file, text] of files) box.write(`${folder}/${file}`, text);
  });

  test('is clean', () => {
    expect(scripts.length).toBeGreaterThan(0);
    const except = Object.keys(allowed).join(',');
    const { stdout, status } = spawnSync(
      'shellcheck',
      ['-s', 'sh', '-o', 'all', '-e', except, '-f', 'gcc', ...scripts],
      { encoding: 'utf8', cwd: box.outside(folder) },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('is parsed by every shell, and says the same under each', async () => {
    const shells = ['dash', 'bash', 'bash--posix', 'busybox-sh'];
    await succeed(box.run(['sh', '/lab/dry-run.sh', folder, ...shells]));
    const said = readdirSync(box.outside(folder), { recursive: true, encoding: 'utf8' });
    const under = (shell: string) =>
      said
        .filter((file) => file.endsWith(`.${shell}`))
        .toSorted()
        .map((file) => [
          file.slice(0, -shell.length),
          readFileSync(box.outside(`${folder}/${file}`), 'utf8'),
        ]);
    const [dash = [], ...others] = shells.map(under);
    expect(dash.length).toBeGreaterThanOrEqual(2 * scripts.length);
    expect(dash.filter(([, text]) => !/(^|\n)exit 0\n$/.test(text ?? ''))).toEqual([]);
    for (const other of others) expect(other).toEqual(dash);
  });
});
