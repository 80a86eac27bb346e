import { readFileSync, rmSync } from 'node:fs';
import { lacks, testsIn } from './needs.mjs';
import { root, run, tool } from './run.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string, note?: string }} Outcome `output` is
 *   shown when something failed.
 * @typedef {{ id: string, about: string, run: () => Promise<Outcome>, missing: () => Missing[] }} Stage
 * @typedef {{ what: string, lacks: string[] }} Missing `what` is a test file.
 */

/** One command that counts as one test. */
function command(id, about, argvs) {
  return stage(id, about, async () => {
    const outputs = [];
    let failed = 0;
    for (const argv of argvs) {
      const { status, output } = await run(argv);
      if (status !== 0) failed = 1;
      outputs.push(output);
    }
    return { passed: 1 - failed, failed, output: outputs.join('') };
  });
}

function stage(id, about, perform, missing = () => []) {
  return { id, about, run: perform, missing };
}

/** A stage that runs those of its test files which this machine can run. */
function perFile(id, about, folder, ending, perform) {
  // Asked only when the stage's turn has come: what is missing may have been installed by then.
  const files = () => testsIn(folder, ending).map((what) => ({ what, lacks: lacks(what) }));
  const able = () => files().filter((file) => file.lacks.length === 0);
  return stage(
    id,
    about,
    async () =>
      able().length > 0
        ? perform(able().map((file) => file.what))
        : { passed: 0, failed: 0, output: '' },
    () => files().filter((file) => file.lacks.length > 0),
  );
}

async function vitest(words) {
  const report = `${root}test-results/vitest-${process.pid}.json`;
  rmSync(report, { force: true });
  const { status, output } = await run(
    [
      tool('vitest'),
      'run',
      ...words,
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json',
      report,
    ],
    { env: { NO_COLOR: '1' }, minutes: 75 },
  );
  const counts = readJson(report) ?? { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  rmSync(report, { force: true });
  return outcome(
    counts.numPassedTests,
    counts.numFailedTests,
    counts.numPendingTests,
    status,
    output,
  );
}

async function playwright(files) {
  const report = `${root}test-results/playwright-${process.pid}.json`;
  rmSync(report, { force: true });
  const { status, output } = await run(
    [
      tool('playwright'),
      'test',
      '-c',
      'e2e/browser/playwright.config.ts',
      '--reporter=line,json',
      ...files,
    ],
    { env: { NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: report }, minutes: 30 },
  );
  const { stats } = readJson(report) ?? {};
  rmSync(report, { force: true });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats ?? {};
  return outcome(expected, unexpected + flaky, skipped, status, output);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A test that was skipped silently is no proof: it counts as failed. */
function outcome(passed, failed, skipped, status, output) {
  const total = failed + skipped;
  return {
    passed,
    failed: status === 0 ? total : Math.max(total, 1),
    output: skipped > 0 ? `${output}\n${skipped} tests were skipped\n` : output,
  };
}

/** @type {readonly Stage[]} */
export const stages = [
  command('types', 'TypeScript, the core without DOM and Node', [
    [tool('tsc'), '-p', 'tsconfig.json', '--noEmit'],
    [tool('tsc'), '-p', 'src/core/tsconfig.json', '--noEmit'],
  ]),
  command('lint', 'oxlint with types', [[tool('oxlint'), '--type-aware', '--deny-warnings']]),
  command('format', 'oxfmt', [[tool('oxfmt'), '--check', '.']]),
  command('dead-code', 'knip', [[tool('knip'), '--no-progress', '--no-config-hints']]),
  stage('unit', 'unit tests and goldens', () => vitest(['--project', 'unit'])),
  stage('build', 'designer, command line tool and their budget', async () => {
    const { buildCli, buildWeb } = await import('./build.mjs');
    const { checkBudget } = await import('./budget.mjs');
    try {
      await buildWeb();
      await buildCli();
    } catch (error) {
      return { passed: 0, failed: 1, output: String(error.stack ?? error) };
    }
    const { ok, text } = checkBudget();
    const note = text.split('\n')[0];
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: text, note };
  }),
  stage('cli', 'the built command line tool', () =>
    vitest(['--config', 'e2e/cli/vitest.config.ts']),
  ),
  perFile('browser', 'the built designer in Chromium', 'e2e/browser', '.spec.ts', playwright),
  perFile(
    'linux',
    'exports on a real kernel, QEMU, libvirt and Open vSwitch',
    'e2e/linux',
    '.test.ts',
    (files) => vitest(['--project', 'linux*', ...files]),
  ),
];
