import { expect, test } from 'vitest';
import { matching } from './Picker.tsx';

const choices = ['Open file…', 'Save file', 'Find', 'Fit all'].map((title) => ({
  id: title,
  title,
  note: title === 'Find' ? 'Device' : undefined,
  pick: () => {},
}));
const titles = (search: string) => matching(choices, search).map(({ title }) => title);

test('every word has to be there, in title or note', () => {
  expect(titles('')).toHaveLength(4);
  expect(titles('file save')).toEqual(['Save file']);
  expect(titles('device')).toEqual(['Find']);
  expect(titles('x')).toEqual([]);
});

test('what begins with it comes first, else the order stays', () => {
  expect(titles('fi')).toEqual(['Find', 'Fit all', 'Open file…', 'Save file']);
});
