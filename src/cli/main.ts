import { parseArgs } from 'node:util';
import { targets } from '../core/exporting.ts';
import { bundles, compile, english, jsonSchema, printTopology } from '../core/index.ts';
import { printEffects } from './effects.ts';
import { exportTo } from './export.ts';
import { readDrawing } from './input.ts';
import { importLink, printLink } from './link.ts';
import { EXIT, Stop } from './outcome.ts';
import { drawPicture } from './picture.ts';
import { hasErrors, report, reportJson } from './report.ts';

const USAGE = `usage: vethloom VERB ...

  check FILE [--json]                            what is wrong with a drawing
  effects FILE [--bundle ID] [--json]            what an export does to each host
  export FILE --bundle ID -o DIR [--force]       write its scripts and documents
         [--qemu-syntax device|nic|net]          by which options QEMU gets its cards
         [--vmx]                                 lines for VMware too
  format FILE                                    print it in canonical form
  link FILE [--at URL] [--without-places]        print the link that holds it
  import LINK                                    print the drawing in a link
  picture FILE [--format ID] [--theme dark]      draw it as svg, mermaid, nwdiag or dot
          [-o FILE] [--force]
  schema                                         print the JSON Schema of the file format
  targets [--json]                               list output formats and bundles

FILE and LINK may be - for standard input. A link is put in quotes: it begins a comment otherwise.
FILE may be a picture with the drawing in it.
Exit status: 0 fine, 1 errors in the drawing, 2 wrong usage, 3 unreadable input, 4 refused to overwrite.
`;

function one(values: readonly string[], what: string): string {
  const [value, ...rest] = values;
  if (value !== undefined && rest.length === 0) return value;
  throw new Stop(EXIT.usage, `expected ${what}\n\n${USAGE}`.trimEnd());
}

function none(values: readonly string[]): void {
  if (values.length > 0)
    throw new Stop(EXIT.usage, `unexpected ${values[0]}\n\n${USAGE}`.trimEnd());
}

function check(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const input = readDrawing(one(positionals, 'one file'));
  const diagnostics = [...input.diagnostics, ...compile(input.topology).diagnostics];
  const print = values.json ? reportJson : report;
  process.stdout.write(print(input.file, input.text, input.topology, diagnostics));
  return hasErrors(diagnostics) ? EXIT.problems : EXIT.fine;
}

function effects(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { bundle: { type: 'string' }, json: { type: 'boolean' } },
  });
  return printEffects(one(positionals, 'one file'), values.bundle, values.json ?? false);
}

function exportVerb(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      bundle: { type: 'string' },
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean' },
      'qemu-syntax': { type: 'string' },
      vmx: { type: 'boolean' },
    },
  });
  if (values.bundle === undefined || values.output === undefined) {
    throw new Stop(EXIT.usage, `export needs --bundle and -o\n\n${USAGE}`.trimEnd());
  }
  return exportTo(one(positionals, 'one file'), {
    bundle: values.bundle,
    into: values.output,
    force: values.force ?? false,
    qemuSyntax: values['qemu-syntax'],
    vmx: values.vmx ?? false,
  });
}

function format(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const input = readDrawing(one(positionals, 'one file'));
  process.stderr.write(report(input.file, input.text, input.topology, input.diagnostics));
  process.stdout.write(printTopology(input.topology));
  return EXIT.fine;
}

function link(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { at: { type: 'string' }, 'without-places': { type: 'boolean' } },
  });
  return printLink(one(positionals, 'one file'), values.at, values['without-places'] ?? false);
}

function importVerb(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  return importLink(one(positionals, 'one link'));
}

function picture(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      theme: { type: 'string' },
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean' },
    },
  });
  return drawPicture(one(positionals, 'one file'), values);
}

function schema(args: string[]): number {
  none(args);
  process.stdout.write(`${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
  return EXIT.fine;
}

function listTargets(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  none(positionals);
  const formats = Object.values(targets).map(({ id, title, note }) => ({ id, title, note }));
  const told = bundles.map((bundle) => ({ ...bundle, note: english(bundle.note) }));
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ targets: formats, bundles: told }, undefined, 2)}\n`);
    return EXIT.fine;
  }
  const row = ({ id, note }: { id: string; note: string }): string => `  ${id.padEnd(18)}${note}\n`;
  process.stdout.write(`targets\n${formats.map(row).join('')}\nbundles\n${told.map(row).join('')}`);
  return EXIT.fine;
}

const VERBS: Readonly<Record<string, (args: string[]) => number>> = {
  check,
  effects,
  export: exportVerb,
  format,
  link,
  import: importVerb,
  picture,
  schema,
  targets: listTargets,
};

function run(args: readonly string[]): number {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    process.stdout.write(USAGE);
    return verb === undefined ? EXIT.usage : EXIT.fine;
  }
  const perform = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!perform)
    throw new Stop(EXIT.usage, `there is no verb ${JSON.stringify(verb)}\n\n${USAGE}`.trimEnd());
  return perform(rest);
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (error instanceof Stop) {
    process.stderr.write(`vethloom: ${error.message}\n`);
    process.exitCode = error.exit;
  } else if (error instanceof TypeError && 'code' in error) {
    // What parseArgs throws for an option it does not know.
    process.stderr.write(`vethloom: ${error.message}\n\n${USAGE}`);
    process.exitCode = EXIT.usage;
  } else throw error;
}
