import { expect, test } from 'vitest';
import { english, inSentence, msg, oneOf, translate } from './message.ts';

test('English is the template with its values', () => {
  const name = msg`"${'br0'}"`;
  expect(english(msg`${name} has ${2} ports: ${['a', 'b']}.`)).toBe('"br0" has 2 ports: a, b.');
  expect(english('eno1')).toBe('eno1');
  expect(english(oneOf(['access', 'trunk', msg`a word`]))).toBe('access or trunk or a word');
});

test('values are put in as they are', () => {
  expect(english(msg`${'{1}'} and ${'$&'}`)).toBe('{1} and $&');
});

test('a dictionary may turn the order round', () => {
  const words = { '{0} of {1}': '{1}的{0}', Memory: '内存', ', ': '、' };
  expect(translate(msg`${msg`Memory`} of ${['a', 'b']}`, words)).toBe('a、b的内存');
});

test('what a dictionary lacks stays English, also what every object has', () => {
  expect(translate(msg`constructor`, {})).toBe('constructor');
});

test('a common word inside a sentence is small', () => {
  expect(english(msg`Change ${inSentence(msg`Memory`)}`)).toBe('Change memory');
  expect(english(msg`Change ${inSentence(msg`MAC`)}`)).toBe('Change MAC');
});
