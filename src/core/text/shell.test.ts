import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { comment, sh, title, visible, word } from './shell.ts';

const SHELLS = [['dash'], ['bash'], ['bash', '--posix'], ['busybox', 'sh']] as const;

const NASTY = [
  '',
  ' ',
  "'",
  "'\\''",
  '"',
  '\\',
  '$(id)',
  '`id`',
  '$HOME ${HOME}',
  '!!',
  '*?[a-z]',
  '~root',
  'a;b|c&d<e>f',
  'line\nbreak\n',
  '\ttab\r',
  '-n',
  '--',
  '\u202etxt.exe',
  '\u0007\u001b[31m',
  'Brücke 橋 🌉',
  "it's",
  '#no comment',
  'a=b',
];

/** Texts of hard characters, the same in every run. */
function hostileTexts(count: number): string[] {
  const alphabet = Array.from(
    '\'"\\$`!*?[]{}()<>|&;#~=%@ \n\t\r\u0001\u007f\u202eé橋🌉aZ09-_./:,+',
  );
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: next(24) }, () => alphabet[next(alphabet.length)]).join(''),
  );
}

function run(shell: readonly string[], script: string): Buffer {
  const [program = 'sh', ...options] = shell;
  return execFileSync(program, [...options, '-s'], { input: script, maxBuffer: 1 << 26 });
}

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_, shell) => {
  test('gives back the bytes of every word', () => {
    const texts = [...NASTY, ...hostileTexts(2000)];
    const script = texts.map((text) => `printf '%s\\0' ${word(text)}`).join('\n');
    expect(run(shell, `${script}\n`).toString('utf8').split('\0').slice(0, -1)).toEqual(texts);
  });

  test('shows every title as printable text and runs nothing of it', () => {
    const texts = [...NASTY, ...hostileTexts(500)];
    const script = texts.map((text) => `printf '%s\\n' ${title(text)}`).join('\n');
    const lines = run(shell, `${script}\n`).toString('latin1').split('\n').slice(0, -1);
    expect(lines).toEqual(texts.map(visible));
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]*$/);
  });

  test('takes every comment as one', () => {
    const script = [...NASTY, ...hostileTexts(500)].map(comment).join('\n');
    expect(run(shell, `${script}\nprintf done`).toString()).toBe('done');
  });
});

test('plain words stay bare, all others are quoted', () => {
  expect(word('192.0.2.1/24')).toBe('192.0.2.1/24');
  expect(word('a b')).toBe("'a b'");
  expect(word('')).toBe("''");
  expect(word('~')).toBe("'~'");
  expect(word('a\0b')).toBe("'ab'");
});

test('invisible text shows by its code', () => {
  expect(visible('a\u202eb\n\\')).toBe('a\\u202eb\\u000a\\\\');
  expect(comment('')).toBe('#');
});

test('commands are made of words', () => {
  expect(sh`ip link set dev ${word("a'b")} mtu ${9000}`).toBe(
    String.raw`ip link set dev 'a'\''b' mtu 9000`,
  );
});
