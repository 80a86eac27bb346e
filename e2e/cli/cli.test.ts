import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printTopology, sampleTopology, type Topology } from '../../src/core/index.ts';

const tool = path.resolve(import.meta.dirname, '../../dist/cli/vethloom.js');
/** The sample with an uplink in its bridge. */
const uplinked = printTopology({
  ...sampleTopology,
  devices: [
    ...sampleTopology.devices,
    { id: 'n9', kind: 'nic', name: 'eno1', in: 'h1', at: [40, 440] },
  ],
  links: [
    ...sampleTopology.links,
    { id: 'l99', kind: 'member', a: { device: 'n9' }, b: { device: 'b1' } },
  ],
} as unknown as Topology);

let folder = '';
let lab = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vethloom-cli-'));
  lab = path.join(folder, 'lab.vethloom.json');
  writeFileSync(lab, printTopology(sampleTopology));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(
  args: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function files(below: string): string[] {
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(below, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

describe('check', () => {
  test('tells a terminal nothing that it could take for a command', () => {
    const kind = '\u009b2J\u202e\u{e0041}';
    const devices = [{ id: 'x', kind, name: 'x', at: [0, 0] }];
    const hidden = /(?!\n)[\p{Cc}\p{Cf}]/u;
    const { stderr } = run(['check', '-'], JSON.stringify({ version: 1, devices }));
    expect(stderr).toContain(String.raw`"\u009b2J\u202e\udb40\udc41"`);
    expect(stderr).not.toMatch(hidden);

    const { stdout } = run(['check', '-', '--json'], JSON.stringify({ version: 1, [kind]: 1 }));
    expect(stdout).not.toMatch(hidden);
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly object[] };
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining(kind) as string }]);
  });

  test('says nothing of a sound drawing', () => {
    expect(run(['check', lab])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('locates what is wrong, reads standard input, ends with 1', () => {
    const broken = printTopology(sampleTopology).replace('"192.0.2.10/24"', '"192.0.2.300/24"');
    const { status, stdout } = run(['check', '-'], broken);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^<stdin>:\d+:\d+: error: .*192\.0\.2\.300.* \[ip-malformed\]$/m);
  });

  test('--json gives the same as data', () => {
    const broken = printTopology(sampleTopology).replace('"br0"', '"$(id)"');
    const { status, stdout } = run(['check', '--json', '-'], broken);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; anchors: { line: number }[] }[];
    };
    expect([status, diagnostics[0]?.code]).toEqual([1, 'ifname-bad-char']);
    expect(diagnostics[0]?.anchors[0]?.line).toBeGreaterThan(1);
  });

  test('a truncated file ends with 3 and its place', () => {
    const { status, stdout, stderr } = run(['check', '-'], '{\n "version": 1,\n "devices": [');
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^vethloom: <stdin>:3:14: error: /);
  });

  test('a file that is not there ends with 3', () => {
    expect(run(['check', path.join(folder, 'none')]).status).toBe(3);
  });
});

describe('export', () => {
  test.each([
    [
      'shell-qemu',
      [
        'README.md',
        'kvm1/guests/firewall.sh',
        'kvm1/guests/legacy-nt.sh',
        'kvm1/guests/web1.sh',
        'kvm1/lab.sh',
        'kvm1/net.sh',
      ],
    ],
    [
      'brctl-qemu',
      [
        'README.md',
        'kvm1/guests/firewall.sh',
        'kvm1/guests/legacy-nt.sh',
        'kvm1/guests/web1.sh',
        'kvm1/lab.sh',
        'kvm1/net.sh',
      ],
    ],
    [
      'shell-libvirt',
      [
        'README.md',
        'kvm1/lab.sh',
        'kvm1/libvirt/define.sh',
        'kvm1/libvirt/firewall.xml',
        'kvm1/libvirt/legacy-nt.xml',
        'kvm1/libvirt/networks/dmz-lab-br0.xml',
        'kvm1/libvirt/networks/dmz-lab-ovs0.xml',
        'kvm1/libvirt/web1.xml',
        'kvm1/net.sh',
      ],
    ],
  ])('%s', (bundle, expected) => {
    const into = path.join(folder, bundle);
    const { status, stdout, stderr } = run(['export', lab, '--bundle', bundle, '-o', into]);
    expect([status, stderr]).toEqual([0, '']);
    expect(files(into)).toEqual(expected);
    expect(stdout.trimEnd().split('\n')).toHaveLength(expected.length);
    for (const file of expected) {
      const executable = (statSync(path.join(into, file)).mode & 0o111) !== 0;
      expect(executable, file).toBe(file.endsWith('.sh'));
    }
  });

  test('refuses to overwrite unless told, and never writes through a link', () => {
    const into = path.join(folder, 'again');
    const stranger = path.join(folder, 'stranger');
    writeFileSync(stranger, 'mine');
    expect(run(['export', lab, '--bundle', 'shell-qemu', '-o', into]).status).toBe(0);
    expect(run(['export', lab, '--bundle', 'shell-qemu', '-o', into])).toMatchObject({
      status: 4,
      stdout: '',
    });
    rmSync(path.join(into, 'README.md'));
    symlinkSync(stranger, path.join(into, 'README.md'));
    expect(run(['export', lab, '--bundle', 'shell-qemu', '-o', into, '--force']).status).toBe(0);
    expect(readFileSync(stranger, 'utf8')).toBe('mine');
    expect(readFileSync(path.join(into, 'README.md'), 'utf8')).toContain('# dmz-lab');
  });

  test('--vmx adds lines for VMware', () => {
    const into = path.join(folder, 'vmx');
    const { status, stderr } = run(['export', lab, '--bundle', 'shell-qemu', '-o', into, '--vmx']);
    expect(status).toBe(0);
    expect(stderr).toContain('VMware has no virtio-net-pci');
    const web = readFileSync(path.join(into, 'kvm1/vmware/web1.vmx'), 'utf8');
    expect(web).toMatch(/\nethernet0\.present = "TRUE"\n/);
  });

  test('--qemu-syntax says otherwise what QEMU is told, or why it cannot', () => {
    const into = path.join(folder, 'short');
    const words = ['export', '-', '--bundle', 'shell-qemu', '-o', into, '--qemu-syntax'];
    const refused = run([...words, 'nic'], printTopology(sampleTopology));
    expect(refused).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('more than one queue'),
    });
    const plain = printTopology(sampleTopology).replace(/"queues": 2,?/, '');
    expect(run([...words, 'nic'], plain)).toMatchObject({ status: 0 });
    const scripts = files(into).filter((file) => file.includes('/guests/'));
    for (const script of scripts)
      expect(readFileSync(path.join(into, script), 'utf8')).toMatch(/\n {2}-nic tap,id=hostnet0,/);
    expect(scripts.length).toBeGreaterThan(0);
    expect(run([...words, 'device', '--force'], plain).status).toBe(0);
    expect(run([...words, 'none'], plain).status).toBe(2);
  });

  test('says on standard error what net.sh must be told', () => {
    const into = path.join(folder, 'uplinked');
    const { status, stderr } = run(['export', '-', '--bundle', 'shell-qemu', '-o', into], uplinked);
    expect([status, stderr]).toEqual([
      0,
      'kvm1: dangerous, so net.sh up must be told by name:\n' +
        '  --yes-touch eno1   eno1 becomes a port of br0: its addresses and routes move there\n',
    ]);
  });

  test('writes nothing while there is an error in the drawing', () => {
    const into = path.join(folder, 'none');
    const broken = printTopology(sampleTopology).replace('"br0"', '"a b"');
    expect(run(['export', '-', '--bundle', 'shell-qemu', '-o', into], broken)).toMatchObject({
      status: 1,
      stdout: '',
    });
    expect(() => statSync(into)).toThrow('ENOENT');
  });
});

describe('effects', () => {
  test('says what is done to each host', () => {
    const { status, stdout, stderr } = run(['effects', '-'], uplinked);
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('kvm1:');
    expect(lines).toContain('  Network namespaces made: probe');
    expect(lines).toContain('  Firewall rules made: none');
    expect(stdout).toContain('  --yes-touch eno1   ');
  });

  test('--json gives the same as data, for the bundle that is asked for', () => {
    const of = (...more: string[]): { effects: Record<string, string[]>; dangers: unknown[] } => {
      const { stdout } = run(['effects', '-', '--json', ...more], uplinked);
      return JSON.parse(stdout).hosts[0];
    };
    expect(of()).toMatchObject({
      host: 'kvm1',
      effects: { namespaces: ['probe'], networks: [] },
      dangers: [{ kind: 'touch', name: 'eno1', flag: '--yes-touch eno1' }],
    });
    expect(of('--bundle', 'shell-libvirt').effects['networks']).toHaveLength(2);
  });

  test('says nothing while there is an error in the drawing', () => {
    const broken = uplinked.replace('"br0"', '"a b"');
    expect(run(['effects', '-'], broken)).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('link and import', () => {
  const link = (): string => run(['link', lab]).stdout.trim();

  test('are each other backwards', () => {
    expect(link()).toMatch(/^#v1\.[A-Za-z0-9_-]+$/);
    expect(run(['import', link()])).toEqual({
      status: 0,
      stdout: printTopology(sampleTopology),
      stderr: '',
    });
  });

  test('take the address of a page, and a link from standard input', () => {
    const { stdout } = run(['link', lab, '--at', 'https://lab.test/edit/?view=1#old']);
    expect(stdout.trim()).toBe(`https://lab.test/edit/?view=1${link()}`);
    expect(run(['import', '-'], stdout).stdout).toBe(printTopology(sampleTopology));
  });

  test('leave places out when told to', () => {
    const { stdout } = run(['link', '-', '--without-places'], printTopology(sampleTopology));
    expect(stdout.length).toBeLessThan(link().length);
    expect(run(['check', '-'], run(['import', stdout]).stdout).status).toBe(0);
  });

  test('find the drawing in the header of a script', () => {
    const into = path.join(folder, 'linked');
    run(['export', lab, '--bundle', 'shell-qemu', '-o', into]);
    const script = readFileSync(path.join(into, 'kvm1', 'net.sh'), 'utf8');
    const [found = ''] = /#v1\.\S+/.exec(script) ?? [];
    expect(run(['import', found]).stdout).toContain('"name": "dmz-lab"');
  });

  test('say why there is no drawing, or no link', () => {
    const damaged = run(['import', link().slice(0, -9)]);
    expect(damaged).toMatchObject({ status: 3, stdout: '' });
    expect(damaged.stderr).toContain('[link-damaged]');
    const long = printTopology({ ...sampleTopology, name: 'x'.repeat(300) });
    expect(run(['link', '-'], long)).toMatchObject({ status: 1, stdout: '' });
  });
});

test('format prints the canonical form', () => {
  const { status, stdout } = run(['format', '-'], JSON.stringify(sampleTopology));
  expect([status, stdout]).toEqual([0, printTopology(sampleTopology)]);
});

describe('picture', () => {
  test('draws on standard output, light SVG unless told', () => {
    const { status, stdout, stderr } = run(['picture', lab]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<\?xml[^]*<svg [^]*>web1<[^]*<\/svg>\n$/);
    expect(run(['picture', lab, '--theme', 'dark']).stdout).not.toBe(stdout);
  });

  test.each([
    ['mermaid', /^flowchart TB\n/],
    ['nwdiag', /^nwdiag \{\n/],
    ['dot', /^graph "dmz-lab" \{\n/],
  ])('draws as %s', (format, beginning) => {
    expect(run(['picture', lab, '--format', format])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(beginning) as string,
    });
  });

  test('writes a file, overwrites none unless told, and never through a link', () => {
    const file = path.join(folder, 'lab.svg');
    const stranger = path.join(folder, 'not-a-picture');
    expect(run(['picture', lab, '-o', file])).toEqual({
      status: 0,
      stdout: `${file}\n`,
      stderr: '',
    });
    expect(run(['picture', lab, '-o', file])).toMatchObject({ status: 4, stdout: '' });
    writeFileSync(stranger, 'mine');
    rmSync(file);
    symlinkSync(stranger, file);
    expect(run(['picture', lab, '-o', file, '--force']).status).toBe(0);
    expect(readFileSync(stranger, 'utf8')).toBe('mine');
    expect(readFileSync(file, 'utf8')).toContain('</svg>');
  });

  test('is a drawing again', () => {
    const { stdout: picture } = run(['picture', lab]);
    expect(run(['format', '-'], picture).stdout).toBe(printTopology(sampleTopology));
    expect(run(['format', '-'], '<svg/>')).toMatchObject({ status: 3, stdout: '' });
  });

  test('is drawn of a drawing with errors, too', () => {
    const broken = printTopology(sampleTopology).replace('"br0"', '"a b"');
    expect(run(['picture', '-'], broken)).toMatchObject({ status: 0, stderr: '' });
  });
});

test('schema prints the published schema', () => {
  const published = path.resolve(import.meta.dirname, '../../public/schema/vethloom-1.json');
  expect(run(['schema']).stdout).toBe(readFileSync(published, 'utf8'));
});

test('targets lists formats and bundles', () => {
  const { targets, bundles } = JSON.parse(run(['targets', '--json']).stdout) as Record<
    string,
    { id: string }[]
  >;
  expect(targets?.map((one) => one.id)).toEqual([
    'shell-ip',
    'shell-brctl',
    'qemu-argv',
    'uml-argv',
    'lxc-config',
    'libvirt-domain',
    'libvirt-network',
  ]);
  expect(bundles?.map((one) => one.id)).toEqual(['shell-qemu', 'brctl-qemu', 'shell-libvirt']);
});

test.each([
  [[]],
  [['frobnicate']],
  [['check', '--nonsense', 'x']],
  [['check']],
  [['effects']],
  [['link']],
  [['import']],
  [['effects', 'x', '--bundle', 'none']],
  [['picture', 'x', '--format', 'gif']],
  [['picture', 'x', '--theme', 'pink']],
  [['export', 'x', '--bundle', 'none', '-o', 'y']],
])('wrong usage ends with 2: %j', (args) => {
  expect(run(args).status).toBe(2);
});
