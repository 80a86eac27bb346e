import { deviceKinds } from '../devices/index.ts';
import { linkKinds } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import { english } from '../util/message.ts';

type Schema = Readonly<Record<string, unknown>>;

const ID: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$' };
const FLAG = { type: 'boolean' };
const PAIR: Schema = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };
const VLAN_ID: Schema = { type: 'integer', minimum: 1, maximum: 4094 };
const EXTENSIONS: Schema = { '^x-': {} };

const VLAN: Schema = {
  oneOf: [
    object({ mode: { const: 'access' }, tag: VLAN_ID }, ['mode', 'tag']),
    object(
      {
        mode: { const: 'trunk' },
        tags: { type: 'array', items: VLAN_ID },
        native: VLAN_ID,
      },
      ['mode', 'tags'],
    ),
  ],
};

function object(properties: Record<string, Schema>, required: readonly string[]): Schema {
  return {
    type: 'object',
    properties,
    required,
    patternProperties: EXTENSIONS,
    additionalProperties: false,
  };
}

function ofField(field: Field): Schema {
  const title = {
    title: english(field.label),
    ...(field.help ? { description: english(field.help) } : {}),
  };
  switch (field.type) {
    case 'text':
      return { ...title, type: 'string' };
    case 'choice': {
      const values = field.options({}, {}).map((option) => option.value);
      return field.formerly
        ? { ...title, enum: [...values, true, false] }
        : { ...title, type: 'string', enum: values };
    }
    case 'texts':
      return { ...title, type: 'array', items: { type: 'string' } };
    case 'integer':
      return { ...title, type: 'integer', minimum: field.min, maximum: field.max };
    case 'boolean':
      return { ...title, type: 'boolean', default: field.default };
    case 'vlan':
      return { ...title, ...VLAN };
    case 'group':
      return { ...title, ...ofFields(field.fields, {}, []) };
    case 'items':
      return { ...title, type: 'array', items: ofFields(field.item, {}, []) };
  }
}

function ofFields(
  fields: readonly Field[],
  more: Record<string, Schema>,
  required: readonly string[],
): Schema {
  const properties = { ...more };
  for (const field of fields) properties[field.key] = ofField(field);
  const needed = fields.filter((field) => field.required).map((field) => field.key);
  return object(properties, [...required, ...needed]);
}

const END: Schema = {
  oneOf: [
    object(
      {
        device: ID,
        port: { type: 'string' },
        vlan: VLAN,
        ifname: { type: 'string', maxLength: 15 },
        local: { type: 'string' },
      },
      ['device'],
    ),
    object({ at: PAIR }, ['at']),
  ],
};

/** The JSON Schema (2020-12) of the file format, derived from the field descriptions. */
export function jsonSchema(): Schema {
  const devices = Object.values(deviceKinds).map(({ kind, title, fields }) => ({
    title: english(title),
    ...ofFields(
      fields,
      {
        id: ID,
        kind: { const: kind },
        name: { type: 'string' },
        in: ID,
        at: PAIR,
        size: PAIR,
        locked: FLAG,
        collapsed: FLAG,
      },
      ['id', 'kind', 'name', 'at'],
    ),
  }));
  const links = Object.values(linkKinds).map(({ kind, title, fields }) => ({
    title: english(title),
    ...ofFields(fields, { id: ID, kind: { const: kind }, a: END, b: END }, [
      'id',
      'kind',
      'a',
      'b',
    ]),
  }));
  const note = object({ id: ID, text: { type: 'string' }, at: PAIR, size: PAIR, locked: FLAG }, [
    'id',
    'text',
    'at',
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Vethloom drawing, version 1',
    ...object(
      {
        version: { const: 1 },
        name: { type: 'string' },
        devices: { type: 'array', items: { oneOf: devices } },
        links: { type: 'array', items: { oneOf: links } },
        notes: { type: 'array', items: note },
      },
      ['version', 'name', 'devices', 'links'],
    ),
  };
}
