import { expect, it } from 'vitest';
import type { Artifact } from '../../../core/exporting.ts';
import { fileName, foldersOf } from './folders.ts';

const file = (path: string): Artifact => ({
  path,
  language: 'sh',
  executable: true,
  print: () => ({ text: '', spans: [] }),
});

it('puts files under their host and folder, and the root last', () => {
  const paths = ['README.md', 'kvm1/libvirt/a.xml', 'kvm1/net.sh', 'kvm1/libvirt/networks/b.xml'];
  const tree = foldersOf([...paths, 'kvm2/net.sh'].map(file));
  const shape = tree.map(({ name, folders }) => [
    name,
    folders.map(({ path, files }) => [path, files.map(fileName)]),
  ]);
  expect(shape).toEqual([
    [
      'kvm1',
      [
        ['', ['net.sh']],
        ['libvirt', ['a.xml']],
        ['libvirt/networks', ['b.xml']],
      ],
    ],
    ['kvm2', [['', ['net.sh']]]],
    ['', [['', ['README.md']]]],
  ]);
});
