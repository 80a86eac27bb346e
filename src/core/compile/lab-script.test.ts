import { describe, expect, it } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { bundles, type BundleId } from '../targets/bundles.ts';
import { compile } from './compile.ts';
import { exportBundle, type ExportOptions } from './export.ts';

function labScript(bundle: BundleId, options: ExportOptions = {}) {
  const { files } = exportBundle(compile(dmzLab).plan, bundle, options);
  const file = files.find(({ path }) => path === 'kvm1/lab.sh');
  expect(file?.executable).toBe(true);
  return file!.print();
}

describe('lab.sh', () => {
  it.each([
    ['shell-qemu', './guests/web1.sh'],
    ['brctl-qemu', './guests/web1.sh'],
    ['shell-libvirt', './libvirt/define.sh web1'],
  ] as const)('of %s names each guest on a line of its own, in order', (bundle, command) => {
    const { text, spans } = labScript(bundle);
    const lines = text.split('\n');
    const ofGuests = spans.map(({ first, last, origin }) => [
      origin,
      ...lines.slice(first - 1, last).map((line) => line.trim().split(' ')[1]),
    ]);
    expect(ofGuests).toEqual([
      ['g2', 'firewall'],
      ['g3', 'legacy-nt'],
      ['g1', 'web1'],
    ]);
    expect(text).toContain(`  "$1" web1 ${command}\n`);
    expect(text.includes('./libvirt/define.sh "$1"')).toBe(bundle === 'shell-libvirt');
  });

  it('is isolated where net.sh is', () => {
    for (const { id, isolates } of bundles) {
      expect(labScript(id).text).toContain("\nwhere=''\n");
      const { text } = labScript(id, { isolated: true });
      expect(text).toContain(isolates ? '\nwhere=--isolated\n' : "\nwhere=''\n");
      expect(text).toContain(isolates ? '\nisolates=yes\n' : '\nisolates=no\n');
    }
  });
});
