import { execFileSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { comment, sh, title, visible, word } from './shell.ts';

const SHELLS = [['dash'], ['bash'], ['bash', '--posix'], ['busybox', 'sh']] as const;

/** Pieces that mean something to a shell, a terminal or a reader of UTF-8; most of them alone. */
const PIECES = [
  ...Array.from('\'"\\$`!*?[]{}()<>|&;#~=%@^ \n\t\r aZ09-_./:,+'),
  ...["'\\''", '$(id)', '${HOME}', '$((1))', "$'\\n'", '`id`', '!!', '~root', '<<EOF', '\\\n'],
  ...['--', '-n', '-e', '%s', '%n', '\\c', '\\0', 'exit 1', '{a,b}', '[a-z]*', '#!', ';;', 'esac'],
  ...['\u0001', '\u0007', '\b', '\u000b', '\u001b[31m', '\u001b]0;x\u0007', '\u007f', '\u009b2J'],
  ...['\u0085', '\u00a0', '\u200b', '\u202e', '\u2066', '\u2028', '\u2029', '\ufeff', '\u3164'],
  ...['é', 'e\u0301', '橋', '🌉', '\ufffe', '\uffff', '\ufffd', '\ud800', '\udc00', '\udfff\ud800'],
];

/** Texts of hard pieces, the same in every run. */
function hostileTexts(count: number): string[] {
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(16) }, () => PIECES[next(PIECES.length)]).join(''),
  );
}

const TEXTS = [...new Set(['', ...PIECES, ...hostileTexts(22_000)])].slice(0, 20_000);

/** Prints what each word holds, with a NUL after it: many words a command, for speed. */
function printing(words: readonly string[]): string {
  const commands: string[] = [];
  for (let i = 0; i < words.length; i += 100) {
    commands.push(`printf '%s\\0' ${words.slice(i, i + 100).join(' ')}\n`);
  }
  return commands.join('');
}

function run(shell: readonly string[], script: string): Buffer {
  const [program = 'sh', ...options] = shell;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return execFileSync(program, [...options, '-s'], { env, input: script, maxBuffer: 1 << 26 });
}

/** What a shell writes, byte for byte, at the NULs. */
function printed(shell: readonly string[], words: readonly string[]): string[] {
  return run(shell, printing(words)).toString('latin1').split('\0').slice(0, -1);
}

/** As UTF-8; a lone surrogate has no bytes of its own and is U+FFFD in every file. */
const bytes = (texts: readonly string[]): string[] =>
  texts.map((text) => Buffer.from(text).toString('latin1'));

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_, shell) => {
  test('gives back the bytes of 20,000 words', () => {
    expect(TEXTS).toHaveLength(20_000);
    expect(printed(shell, TEXTS.map(word))).toEqual(bytes(TEXTS));
  });

  test('shows every title as it was meant and runs nothing of it', () => {
    expect(printed(shell, TEXTS.map(title))).toEqual(TEXTS.map(visible));
  });

  test('takes every comment as one', () => {
    const script = TEXTS.map(comment).join('\n');
    expect(run(shell, `${script}\nprintf done`).toString()).toBe('done');
  });

  test('gets a word without the NUL that no word can hold', () => {
    expect(printed(shell, [word('\0'), word("a\0'\0b")])).toEqual(['', "a'b"]);
  });
});

describe('only printable ASCII comes out', () => {
  const all = [...TEXTS, 'a\0b'];
  it.each(Object.entries({ visible, title, comment }))('of %s', (_, print) => {
    expect(all.filter((text) => !/^[\x20-\x7e]*$/.test(print(text)))).toEqual([]);
  });

  it('and what was meant can be read from it', () => {
    const read = (shown: string): string =>
      shown.replace(/\\(?:\\|u([0-9a-f]{4}))/g, (_, hex?: string) =>
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '\\',
      );
    expect(all.filter((text) => read(visible(text)) !== text)).toEqual([]);
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
  expect(visible('a\u202eb\n\\`')).toBe('a\\u202eb\\u000a\\\\\\u0060');
  expect(comment('')).toBe('#');
});

test.each([
  ['vim: set sw=1:', '# vim\\u003a set sw=1:'],
  ['"a" Vim>700: ex=1 vi:', '# "a" Vim>700\\u003a ex=1 vi\\u003a'],
  ['-*- mode: x -*-', '# -\\u002a- mode: x -\\u002a-'],
  ['index: 1 * 2', '# index: 1 * 2'],
])('no editor takes the comment %j for settings', (text, expected) => {
  expect(comment(text)).toBe(expected);
});

test('commands are made of words', () => {
  expect(sh`ip link set dev ${word("a'b")} mtu ${9000}`).toBe(
    String.raw`ip link set dev 'a'\''b' mtu 9000`,
  );
});
