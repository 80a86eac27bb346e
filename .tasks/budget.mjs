// What the browser loads before it shows the designer, against the budget.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const budget = 300_000;
const web = `${root}dist/web`;
/** A class name that only CodeMirror's own code holds. */
const codeMirror = 'cm-activeLineGutter';

/** @returns {{ ok: boolean, text: string }} */
export function checkBudget() {
  const html = readFileSync(`${web}/index.html`, 'utf8');
  const first = new Set();
  const follow = (file) => {
    if (first.has(file)) return;
    first.add(file);
    for (const imported of staticImports(read(file))) {
      follow(path.join(path.dirname(file), imported));
    }
  };
  for (const match of html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)) {
    follow(path.normalize(match[1]));
  }
  const sizes = [...first].map((file) => ({ file, size: gzipSync(read(file)).length }));
  const total = sizes.reduce((sum, each) => sum + each.size, 0);
  const problems = [];
  if (first.size === 0) problems.push('index.html loads no script');
  if (total > budget) problems.push(`first load is over ${budget / 1000} kB`);
  if ([...first].some((file) => read(file).includes(codeMirror))) {
    problems.push('CodeMirror is in the first load');
  }
  if (!scripts().some((file) => read(file).includes(codeMirror))) {
    problems.push('CodeMirror is in no chunk at all: is the check still right?');
  }
  const list = sizes.map(({ file, size }) => `  ${(size / 1000).toFixed(1)} kB  ${file}`);
  return {
    ok: problems.length === 0,
    text: [`first load ${(total / 1000).toFixed(1)} kB gzip`, ...problems, ...list].join('\n'),
  };
}

const read = (file) => readFileSync(path.join(web, file), 'utf8');

const scripts = () =>
  readdirSync(web, { recursive: true }).filter((file) => file.endsWith('.js') && file !== 'sw.js');

/** `import … from "./x.js"`, `export … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`. */
function staticImports(code) {
  return [...code.matchAll(/\b(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)].map((m) => m[1]);
}
