import { deviceKinds, isDeviceKind } from '../devices/index.ts';
import type { Anchor, Diagnostic } from '../diagnostics/diagnostic.ts';
import { isLinkKind, linkKinds } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import type { Topology } from '../model/topology.ts';
import { locate, type Located } from './locate.ts';
import {
  isObject,
  type Members,
  NO_FIELDS,
  type Path,
  readExtensions,
  readFields,
  readId,
  readList,
  readBoolean,
  readPair,
  type Report,
  readText,
  type ShapeProblem,
  type Way,
} from './shape.ts';
import { type Message, msg, type Wording } from '../util/message.ts';

export interface ParseResult {
  /** Present exactly when no diagnostic is an error. */
  readonly topology?: Topology;
  readonly diagnostics: readonly Diagnostic[];
}

/** A larger file than anybody draws; it stops a browser from hanging. */
const TEXT_MAX = 32 * 1024 * 1024;

const required = { required: true } as const;
const optional = { required: false } as const;

function kindWord(value: unknown): Wording {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : msg`this`;
}

function unknownKind(what: Message, value: unknown, path: Path, report: Report): undefined {
  report({
    code: 'file-unknown-kind',
    severity: 'error',
    message: msg`There is no ${what} of kind ${kindWord(value)}.`,
    path: [...path, 'kind'],
  });
  return undefined;
}

const DEVICE: Members = {
  id: { read: readId, ...required },
  kind: { read: readText, ...required },
  name: { read: readText, ...required },
  in: { read: readId, ...optional },
  at: { read: readPair, ...required },
  size: { read: readPair, ...optional },
  locked: { read: readBoolean, ...optional },
  collapsed: { read: readBoolean, ...optional },
};

function readDevice(value: unknown, path: Way, report: Report): unknown {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (isObject(value) && (typeof kind !== 'string' || !isDeviceKind(kind))) {
    return unknownKind(msg`device`, kind, path, report);
  }
  const known = typeof kind === 'string' && isDeviceKind(kind);
  return readFields(value, known ? deviceKinds[kind].fields : NO_FIELDS, DEVICE, path, report);
}

const LOOSE: Members = { at: { read: readPair, ...required } };

const PLUGGED: Members = {
  device: { read: readId, ...required },
  port: { read: readText, ...optional },
};

const END_FIELDS: readonly Field[] = [
  { key: 'vlan', label: msg`VLAN`, type: 'vlan' },
  { key: 'ifname', label: msg`Interface name`, type: 'text', syntax: 'interface-name' },
  { key: 'local', label: msg`Address of the host`, type: 'text', syntax: 'ip' },
];

function readEnd(value: unknown, path: Way, report: Report): unknown {
  if (isObject(value) && !Object.hasOwn(value, 'device')) {
    return readFields(value, NO_FIELDS, LOOSE, path, report);
  }
  return readFields(value, END_FIELDS, PLUGGED, path, report);
}

const LINK: Members = {
  id: { read: readId, ...required },
  kind: { read: readText, ...required },
  a: { read: readEnd, ...required },
  b: { read: readEnd, ...required },
};

function readLink(value: unknown, path: Way, report: Report): unknown {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (isObject(value) && (typeof kind !== 'string' || !isLinkKind(kind))) {
    return unknownKind(msg`link`, kind, path, report);
  }
  const known = typeof kind === 'string' && isLinkKind(kind);
  return readFields(value, known ? linkKinds[kind].fields : NO_FIELDS, LINK, path, report);
}

const NOTE: Members = {
  id: { read: readId, ...required },
  text: { read: readText, ...required },
  at: { read: readPair, ...required },
  size: { read: readPair, ...optional },
  locked: { read: readBoolean, ...optional },
};

function readNote(value: unknown, path: Way, report: Report): unknown {
  return readFields(value, NO_FIELDS, NOTE, path, report);
}

/** Things that cannot be read are reported and left out. */
export function readTopology(value: unknown, report: Report): Topology | undefined {
  if (!isObject(value)) {
    const message = msg`This is not a Vethloom drawing: the outermost value must be an object.`;
    report({ code: 'file-not-a-drawing', severity: 'error', message, path: [] });
    return undefined;
  }
  if (value['version'] !== 1) {
    const newer = typeof value['version'] === 'number' && value['version'] > 1;
    report({
      code: 'file-version',
      severity: 'error',
      message: newer
        ? msg`This drawing was saved by a newer Vethloom (format version ${String(value['version'])}); this one reads version 1.`
        : msg`This is not a Vethloom drawing: "version" must be 1.`,
      path: Object.hasOwn(value, 'version') ? ['version'] : [],
    });
    return undefined;
  }
  const result: Record<string, unknown> = {
    version: 1,
    name: Object.hasOwn(value, 'name') ? (readText(value['name'], ['name'], report) ?? '') : '',
    devices: readList(value['devices'] ?? [], ['devices'], report, readDevice),
    links: readList(value['links'] ?? [], ['links'], report, readLink),
    notes: readList(value['notes'] ?? [], ['notes'], report, readNote),
  };
  const known = new Set(['version', 'name', 'devices', 'links', 'notes']);
  readExtensions(value, known, result, [], report);
  return result as unknown as Topology;
}

/** Ids are unique over devices, links and notes together. Names of ports are values, which checks judge. */
function reportDuplicateIds(topology: Topology, report: Report): void {
  const seen = new Set<string>();
  const see = (id: string, path: Path): void => {
    if (seen.has(id)) {
      const message = msg`The id "${id}" is used twice.`;
      report({ code: 'file-duplicate-id', severity: 'error', message, path });
    }
    seen.add(id);
  };
  topology.devices.forEach((device, i) => see(device.id, ['devices', i, 'id']));
  topology.links.forEach((link, i) => see(link.id, ['links', i, 'id']));
  topology.notes.forEach((note, i) => see(note.id, ['notes', i, 'id']));
}

function toDiagnostic(problem: ShapeProblem, place: Located): Diagnostic {
  const { code, severity, message } = problem;
  const anchor: Anchor = { on: 'text', ...place };
  return { code, severity, message, anchors: [anchor] };
}

/** A value that JSON can hold in, topology or problems out. Never throws. */
export function readDrawing(value: unknown): {
  /** Present exactly when no problem is an error. */
  readonly topology?: Topology;
  readonly problems: readonly ShapeProblem[];
} {
  const problems: ShapeProblem[] = [];
  const report: Report = (problem) => problems.push({ ...problem, path: [...problem.path] });
  const failed = (): boolean => problems.some(({ severity }) => severity === 'error');
  const topology = readTopology(value, report);
  if (topology && !failed()) reportDuplicateIds(topology, report);
  return topology && !failed() ? { topology, problems } : { problems };
}

/**
 * Text of a `.vethloom.json` file in, topology or located diagnostics out.
 * Never throws. Lines and columns count from 1.
 */
export function parseTopology(text: string): ParseResult {
  if (text.length > TEXT_MAX) {
    const message = msg`The file has ${text.length} characters; the limit is ${TEXT_MAX}.`;
    const anchors: Anchor[] = [{ on: 'text', line: 1, column: 1 }];
    return { diagnostics: [{ code: 'file-too-large', severity: 'error', message, anchors }] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    const { message, ...place } = locate(text).syntax();
    const problem: ShapeProblem = { code: 'file-not-json', severity: 'error', message, path: [] };
    return { diagnostics: [toDiagnostic(problem, place)] };
  }
  const { problems, ...read } = readDrawing(value);
  const places = problems.length > 0 ? locate(text) : undefined;
  const diagnostics = problems.map((problem) =>
    toDiagnostic(problem, places?.place(problem.path) ?? { line: 1, column: 1 }),
  );
  return { ...read, diagnostics };
}
