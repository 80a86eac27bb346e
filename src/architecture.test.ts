import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/*
 * The import direction, the sizes and the registries, as data. Whoever wants to
 * change one changes it here and says why in the commit.
 */

const leaves = ['core/util', 'core/net', 'core/diagnostics', 'core/text'];
const drawing = ['core/util', 'core/net', 'core/diagnostics', 'core/model'];
const kinds = [...drawing, 'core/plan', 'core/nics'];
const viewed = [...kinds, 'core/devices', 'core/links'];

/** What each folder may import beside itself. `core` is the public face, core/index.ts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'core/util': [],
  'core/net': ['core/util'],
  'core/diagnostics': ['core/util'],
  'core/text': ['core/util'],
  'core/model': ['core/util', 'core/net', 'core/diagnostics'],
  // Resources carry the ids and the VLANs of the drawing.
  // An effect depends on what runs a guest.
  'core/plan': ['core/util', 'core/net', 'core/diagnostics', 'core/model', 'core/nics'],
  'core/nics': ['core/util', 'core/net'],
  'core/devices': kinds,
  'core/links': kinds,
  // The drawing with its references resolved, for checks and compile.
  'core/view': ['core/util', 'core/model', 'core/devices', 'core/links'],
  'core/format': [...drawing, 'core/devices', 'core/links'],
  'core/checks': [...drawing, 'core/nics', 'core/devices', 'core/links', 'core/view'],
  'core/edit': [...drawing, 'core/nics', 'core/devices', 'core/links', 'core/view'],
  'core/arrange': [...drawing, 'core/devices', 'core/edit'],
  // Where everything stands on the canvas and in pictures.
  'core/geometry': ['core/util', 'core/model', 'core/devices', 'core/edit'],
  // What the canvas and pictures say of things; names on cables are in the plan.
  'core/looks': viewed,
  // The drawing as pictures, and the drawing in pictures.
  'core/picture': [
    ...viewed,
    'core/text',
    'core/format',
    'core/edit',
    'core/geometry',
    'core/looks',
  ],
  // What a plan does once it is built.
  'core/simulate': ['core/util', 'core/net', 'core/plan'],
  // The scripts ask the built network what the simulation expects.
  'core/targets': [...leaves, 'core/plan', 'core/nics', 'core/simulate'],
  'core/compile': [...viewed, 'core/text', 'core/view', 'core/checks', 'core/targets'],
  // The way of a frame out of a network card.
  'core/datapath': ['core/util', 'core/plan', 'core/nics'],
  // What there is to know of each kind, told by small drawings that are exported.
  'core/docs': [...viewed, 'core/edit', 'core/compile', 'core/targets'],
  'core/share': [...drawing, 'core/devices', 'core/links', 'core/format'],
  'core/examples': ['core/util', 'core/model'],
  core: ['core/*'],
  cli: ['core'],
  'app/ui': [],
  'app/i18n': ['core'],
  'app/styles': [],
  'app/fields': ['core', 'app/ui', 'app/i18n'],
  'app/faces': ['core', 'app/fields', 'app/ui', 'app/i18n'],
  'app/store': ['core', 'app/i18n'],
  'app/actions': ['core', 'app/store', 'app/i18n'],
  'app/offline': ['app/actions', 'app/store', 'app/ui', 'app/i18n'],
  'app/canvas': appParts(),
  'app/panels': appParts(),
  app: ['core', 'app/*'],
  // The service worker, and what the build makes for it.
  offline: [],
};

function appParts(): string[] {
  const parts = ['store', 'actions', 'faces', 'fields', 'ui', 'i18n'];
  return ['core', ...parts.map((part) => `app/${part}`)];
}

/** Folders whose members must not know each other, and who may all the same. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  'core/devices': [],
  'core/links': [],
  // shell-brctl is shell-ip with some entries replaced. libvirt-domain has QEMU told what libvirt has no
  // word for, and judges addresses by the same rules.
  'core/targets': [
    'shell-brctl -> shell-ip',
    'libvirt-domain -> qemu-argv',
    'libvirt-domain -> shell-ip',
    'qemu-argv -> shell-ip',
  ],
};

/** Files that may be longer than 300 lines (.tsx: 250), and why. */
const longFiles: Readonly<Record<string, string>> = {
  'core/checks/index.ts': 'the registry of checks, two lines each',
};

const src = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const sources = files.filter((file) => !/\.test\.tsx?$/.test(file));
const text = new Map(files.map((file) => [file, readFileSync(path.join(src, file), 'utf8')]));

interface Import {
  readonly from: string;
  /** A file below src, or a package's name. */
  readonly to: string;
}

const imports: readonly Import[] = sources.flatMap((from) => {
  const found = text.get(from)!.matchAll(/(?:\bfrom|\bimport|^import)\s*\(?\s*'([^']+)'/gm);
  return [...found].map(([, word = '']) => ({
    from,
    to: word.startsWith('.') ? path.join(path.dirname(from), word) : word,
  }));
});

/** `core/devices` for src/core/devices/bridge/bridge.ts, `core` for src/core/index.ts. */
function areaOf(file: string): string {
  const [first = '', second = '', ...rest] = file.split('/');
  return rest.length > 0 && first !== 'cli' ? `${first}/${second}` : first;
}

describe('import direction', () => {
  test('every folder is in the table', () => {
    expect(sources.map(areaOf).filter((area) => !(area in mayImport))).toEqual([]);
  });

  test('is downwards', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [areaOf(from), areaOf(to)];
      if (!text.has(to) || here === there) return false;
      const allowed = mayImport[here] ?? [];
      return !allowed.includes(there) && !allowed.includes(`${there.split('/')[0]}/*`);
    });
    expect(wrong).toEqual([]);
  });

  test('members of a registry do not know each other', () => {
    const wrong = imports.filter(({ from, to }) => {
      const area = areaOf(from);
      const allowed = strangers[area];
      if (!allowed || areaOf(to) !== area || !text.has(to)) return false;
      const [mine, other] = [memberOf(from), memberOf(to)];
      if (!mine || !other || mine === other) return false;
      return !allowed.includes(`${mine} -> ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('no check imports another', () => {
    const registry = text.get('core/checks/index.ts') ?? '';
    const rules = new Set(
      [...registry.matchAll(/^ {2}'([a-z0-9-]+)':/gm)].map(([, code]) => `core/checks/${code}.ts`),
    );
    expect(rules.size).toBeGreaterThan(0);
    expect(imports.filter(({ from, to }) => rules.has(from) && rules.has(to))).toEqual([]);
  });

  test('the core knows neither Node nor a user interface', () => {
    const foreign = /^(node:|react|@xyflow|zustand|vite)/;
    const wrong = imports.filter(({ from, to }) => from.startsWith('core/') && foreign.test(to));
    expect(wrong).toEqual([]);
  });
});

/** `bridge` for core/devices/bridge/bridge.ts; nothing for what the folder shares. */
function memberOf(file: string): string | undefined {
  return file.split('/').length > 3 ? file.split('/')[2] : undefined;
}

test('files are short', () => {
  // The words of a language are a table: a line each.
  const long = sources.filter((file) => {
    if (areaOf(file) === 'app/i18n') return false;
    const lines = text.get(file)!.split('\n').length - 1;
    return lines > (file.endsWith('.tsx') ? 250 : 300);
  });
  expect(long.filter((file) => !(file in longFiles))).toEqual([]);
  expect(Object.keys(longFiles).filter((file) => !long.includes(file))).toEqual([]);
});

describe('registries', () => {
  interface Entry {
    readonly kind?: string;
    readonly id?: string;
    readonly code?: string;
  }
  const registries: readonly (readonly [string, () => Promise<object>])[] = [
    ['device kinds', async () => (await import('./core/devices/index.ts')).deviceKinds],
    ['link kinds', async () => (await import('./core/links/index.ts')).linkKinds],
    ['checks', async () => (await import('./core/checks/index.ts')).checks],
    ['targets', async () => (await import('./core/targets/index.ts')).targets],
    ['NIC models', async () => (await import('./core/nics/models.ts')).NIC_MODELS],
  ];

  test.each(registries)('%s: every key is its entry’s own name', async (_title, load) => {
    const entries = Object.entries((await load()) as Readonly<Record<string, Entry>>);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.map(([, entry]) => entry.kind ?? entry.code ?? entry.id)).toEqual(
      entries.map(([key]) => key),
    );
  });

  test.each(['core/devices', 'core/links', 'core/targets'])(
    '%s: every folder is registered',
    (area) => {
      const members = new Set(sources.filter((f) => areaOf(f) === area).map(memberOf));
      members.delete(undefined);
      const registered = imports
        .filter(({ from }) => from === `${area}/index.ts`)
        .map(({ to }) => memberOf(to));
      expect([...members].filter((member) => !registered.includes(member))).toEqual([]);
    },
  );

  test('every bundle names targets that there are', async () => {
    const { bundles } = await import('./core/targets/bundles.ts');
    const { targets } = await import('./core/targets/index.ts');
    const named = bundles.flatMap((bundle) => [...bundle.targets]);
    expect(named.filter((id) => !(id in targets))).toEqual([]);
    expect(
      Object.keys(targets).filter((id) => !named.includes(id as (typeof named)[number])),
    ).toEqual([]);
  });
});
