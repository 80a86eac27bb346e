import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { msg } from '../../../core/index.ts';
import { messages } from './messages.ts';
import { zhCN } from './texts.ts';

const src = fileURLToPath(new URL('../../../', import.meta.url));

/** The templates of all messages in a file, in the form `{0} of {1}`. */
function templatesIn(file: string): string[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  if (!text.includes('msg`')) return [];
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'msg') {
      const { template } = node;
      const [head, ...spans] = ts.isTemplateExpression(template)
        ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
        : [template.text];
      found.push(spans.reduce((said, part, i) => `${said}{${i}}${part}`, head ?? ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));
  return found;
}

const said = new Set([
  // Between the names of a list.
  ', ',
  ...readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(templatesIn),
]);

const holes = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).toSorted();

/** Half-width punctuation at a Chinese character. */
const HALF_WIDTH = /[\u3400-\u9fff][,:;?!()]|[,:;?!()][\u3400-\u9fff]/;

describe('messages', () => {
  test('each that is said is there: add what is missing to messages.ts', () => {
    expect([...said].filter((template) => !(template in messages))).toEqual([]);
  });

  test('each that is there is said', () => {
    expect(Object.keys(messages).filter((template) => !said.has(template))).toEqual([]);
  });

  test('take the same values', () => {
    const wrong = Object.entries(messages).filter(
      ([english, chinese]) => holes(english).join(' ') !== holes(chinese).join(' '),
    );
    expect(wrong).toEqual([]);
  });

  test('have full-width punctuation', () => {
    expect(Object.values(messages).filter((text) => HALF_WIDTH.test(text))).toEqual([]);
  });
});

test('a message is said in Chinese with all that is in it', () => {
  const where = msg`a ${msg`Guest`} cannot contain it`;
  expect(zhCN.say(msg`${msg`"${'br0'}"`} is in the wrong place: ${where}.`)).toBe(
    '“br0”放错了位置：虚拟机不能容纳它。',
  );
  expect(zhCN.say(msg`VLAN ids are 1 to 4094, not ${[0, 4095]}.`)).toBe(
    'VLAN 编号为 1 到 4094，不能是 0、4095。',
  );
  expect(zhCN.say('eno1')).toBe('eno1');
});

test('the texts of the app have full-width punctuation', () => {
  const file = readFileSync(path.join(src, 'app/i18n/zh-CN/texts.ts'), 'utf8');
  const strings = [...file.matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([text]) => text.slice(1, -1));
  expect(strings.length).toBeGreaterThan(100);
  expect(strings.filter((text) => HALF_WIDTH.test(text))).toEqual([]);
});
