import { deviceKinds, isDeviceKind } from '../devices/index.ts';
import { isLinkKind, linkKinds } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import type { Topology } from '../model/topology.ts';
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

/** A larger file than anybody draws; it stops a browser from hanging. */
export const TEXT_MAX = 32 * 1024 * 1024;

/** Throws what JSON.parse does. */
export function jsonOf(text: string): unknown {
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

/** The drawing in the text of a file, for who does not ask what is wrong with it. Never throws. */
export function topologyIn(text: string): Topology | undefined {
  if (text.length > TEXT_MAX) return undefined;
  try {
    return readDrawing(jsonOf(text)).topology;
  } catch {
    return undefined;
  }
}
