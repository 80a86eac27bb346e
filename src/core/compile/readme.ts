import { dangersOf } from '../plan/dangers.ts';
import { DPDK, needsDpdk } from '../plan/dpdk.ts';
import { driversOf } from '../plan/drivers.ts';
import { KERNEL_OPTIONS } from '../plan/kernel.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import {
  type Address,
  type Attachment,
  type Dhcp,
  type Lease,
  type Machine,
  type TapMaker,
  vhostBehind,
} from '../plan/resource.ts';
import { isLxc, isUml } from '../nics/machines.ts';
import { scriptOf } from '../targets/guests.ts';
import type { Bundle } from '../targets/bundles.ts';
import type { Artifact, HostNeeds } from '../targets/target.ts';
import { markdownCode, markdownText } from '../text/markdown.ts';
import { block, createWriter, type Writer } from '../text/writer.ts';
import { english } from '../util/message.ts';
import { disks, machinesOf } from './readme-disks.ts';

type Where = Address | Machine;

const TABLE = block('\n| Who | Interface | MAC | Address |\n| --- | --- | --- | --- |');

interface Served {
  readonly dhcp: Dhcp;
  readonly leases: ReadonlyMap<string, Lease>;
}

/** Who hands out addresses, by the name of its switch. */
function servedBridges(host: PlanHost): ReadonlyMap<string, Served> {
  const bridges = new Map<string, Served>();
  for (const dhcp of host.resources) {
    if (dhcp.kind !== 'dhcp') continue;
    const leases = new Map(dhcp.leases.map((lease) => [lease.mac, lease]));
    bridges.set(dhcp.bridge, { dhcp, leases });
  }
  return bridges;
}

/** The addresses of a card, and which of them DHCP gives it. */
function addressesOf(
  { addresses, backend, mac }: Attachment,
  bridges: ReadonlyMap<string, Served>,
): string {
  const drawn = addresses.map(markdownCode);
  const plugged = backend.type === 'tap' || backend.type === 'veth';
  const served = plugged ? bridges.get(backend.bridge) : undefined;
  if (!served) return drawn.join(', ');
  const { dhcp, leases } = served;
  // LXC sets what is drawn, and asks nobody.
  const lease = backend.type === 'tap' ? leases.get(mac) : undefined;
  if (lease) {
    const others = drawn.filter((_, i) => addresses[i]?.split('/')[0] !== lease.address);
    const given = `${markdownCode(`${lease.address}/${dhcp.prefix}`)} by DHCP`;
    return [given, ...others].join(', ');
  }
  if (drawn.length > 0) return drawn.join(', ');
  return `${markdownCode(dhcp.first)} to ${markdownCode(dhcp.last)} by DHCP`;
}

function addressRows(writer: Writer, plan: Plan, host: PlanHost): void {
  const rows = host.resources.filter(
    (resource): resource is Where => resource.kind === 'address' || resource.kind === 'machine',
  );
  const row = (who: string, device: string, mac: string, address: string): void =>
    writer.line(`| ${markdownText(who)} | ${markdownCode(device)} | ${mac} | ${address} |`);
  if (rows.length === 0) return;
  const bridges = servedBridges(host);
  writer.block(TABLE);
  for (const resource of rows) {
    writer.from(resource.origin, () => {
      const who = plan.titles.get(resource.origin) ?? resource.origin;
      if (resource.kind === 'address') {
        row(who, resource.ifname, '', markdownCode(resource.cidr));
        return;
      }
      for (const nic of resource.nics) {
        const address = addressesOf(nic, bridges);
        const { backend, mac } = nic;
        // Unless it is said its MAC is its own.
        const known = backend.type !== 'vfio' || backend.mac !== undefined;
        row(who, `${nic.nic} ${nic.model}`, known ? markdownCode(mac) : '', address);
      }
    });
  }
}

/** Of the files of a host, as seen from its folder. */
function pathsIn({ folder }: PlanHost, files: readonly Artifact[]): string[] {
  return files.flatMap(({ path }) =>
    path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
  );
}

/** One guest to show by, and how it is run. */
function guestByHand(host: PlanHost, inHost: readonly string[], sudo: string): string[] {
  const script = inHost.find((path) => path.startsWith('guests/') && path.endsWith('.sh'));
  if (script !== undefined) return [`${sudo}./${script} console  # start, stop and status too`];
  const defined = machinesOf({ hosts: [host] }).find(({ name }) =>
    inHost.includes(`libvirt/${name}.xml`),
  );
  return defined
    ? [`./libvirt/define.sh console ${defined.name}  # start, stop and status too`]
    : [];
}

function tapsMadeBy(host: PlanHost, maker: TapMaker) {
  return machinesOf({ hosts: [host] }).flatMap(({ label, nics }) =>
    nics.flatMap(({ backend }) =>
      backend.type === 'tap' && backend.maker === maker ? [{ ...backend, guest: label }] : [],
    ),
  );
}

/** What who owns the machine has to allow before QEMU gets its taps. */
function tapNeeds(host: PlanHost, isolated: boolean): string[] {
  const makers = [...new Set(tapsMadeBy(host, 'qemu').map(({ guest }) => markdownCode(guest)))];
  const helped = tapsMadeBy(host, 'helper').map(({ bridge }) => markdownCode(`allow ${bridge}`));
  const lines = [...new Set(helped)];
  return [
    ...(makers.length > 0 && !isolated
      ? [`- Root, for the guests whose taps QEMU makes: ${makers.join(', ')}`]
      : []),
    ...(lines.length > 0
      ? [`- In \`/etc/qemu/bridge.conf\`, for qemu-bridge-helper: ${lines.join(', ')}`]
      : []),
    ...(lines.length > 0 && !isolated
      ? [
          '- Where guests are not run by root, the set-uid bit of that: `sudo chmod u+s /usr/lib/qemu/qemu-bridge-helper`',
          '  (or `/usr/libexec/qemu-bridge-helper`); then all users may plug guests into these bridges. No script sets',
          '  these two, and `down` does not take them back: that is yours, too',
        ]
      : []),
    ...(makers.length + lines.length > 0
      ? [
          '- A new start of the guests whose taps QEMU makes, after `down` and `up` of the network: it plugs them when they start',
        ]
      : []),
  ];
}

interface About {
  readonly files: readonly Artifact[];
  readonly needs: HostNeeds;
  readonly isolated: boolean;
}

/** Kernel, programs, and what has to be in the guests. */
function needsSection(host: PlanHost, { needs, isolated }: About): string[] {
  const options = needs.features.map((feature) => {
    const { option, module } = KERNEL_OPTIONS[feature];
    return `\`${option}\` (${module})`;
  });
  const guests = machinesOf({ hosts: [host] });
  const fast = guests.some(({ nics }) => nics.some(({ backend }) => vhostBehind(backend)));
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 ? [`- ${title}: ${[...new Set(items)].join(', ')}`] : [];
  return [
    ...list('Of the kernel, as options and modules', options),
    ...list('Programs', [...needs.programs, 'coreutils'].map(markdownCode)),
    ...(needsDpdk(host.resources)
      ? [
          `- Open vSwitch with DPDK (Debian: \`apt install ${DPDK.package}\`), started with \`${DPDK.setting}\``,
        ]
      : []),
    ...(needs.features.includes('vfio-iommu')
      ? [
          '- An IOMMU, switched on in the firmware (VT-d, AMD-Vi) and for the kernel (`intel_iommu=on`)',
        ]
      : []),
    ...tapNeeds(host, isolated),
    ...list(
      'Drivers of the guests, as Linux calls them',
      [...driversOf(guests)].map(
        ([driver, cards]) => `\`${driver}\` (${markdownCode(cards.join(' '))})`,
      ),
    ),
    ...(!guests.every((guest) => isUml(guest) || isLxc(guest))
      ? [
          '- Without KVM (`CONFIG_KVM`) guests run 10 to 50 times slower',
          ...(fast && needs.programs.includes('libvirtd')
            ? ['  and get no vhost from libvirt; `define.sh` starts none where that is forced']
            : []),
        ]
      : []),
  ];
}

function hostSection(writer: Writer, plan: Plan, host: PlanHost, about: About): void {
  const { files, isolated } = about;
  const inHost = pathsIn(host, files);
  const isRun = (one: Machine): boolean => isLxc(one) && inHost.includes(scriptOf(one));
  const reasons = [
    ...(!isolated && tapsMadeBy(host, 'qemu').length > 0 ? ['QEMU makes taps for some'] : []),
    ...(machinesOf({ hosts: [host] }).some(isRun) ? ['nobody else starts containers'] : []),
  ];
  const asRoot = reasons.length > 0;
  const sudo = asRoot ? 'sudo ' : '';
  const lab = `${sudo}./lab.sh`;
  writer.block(block(`\n## ${markdownText(host.label)}\n`));
  writer.block(
    block(
      [
        '```sh',
        `cd ${host.folder}`,
        './net.sh help            # what it will do to this machine; changes nothing',
        'sudo ./net.sh check      # can it be built here?',
        asRoot
          ? `# Now the network, then the guests, by root, as ${reasons.join(' and ')}:`
          : '# Now the network, for which it calls sudo, then the guests:',
        [`${lab} up`, ...dangersOf(host.resources).map(({ flag }) => flag)].join(' '),
        ...(host.resources.some((one) => one.kind === 'port' && one.of === 'existing')
          ? ['sudo ./net.sh confirm    # within 60 s where addresses of this machine moved']
          : []),
        ...guestByHand(host, inHost, sudo),
        `${lab} status`,
        `${lab} down`.padEnd(25) + '# stops the guests, removes what up made, and nothing else',
        '```',
      ].join('\n'),
    ),
  );
  writer.block(block(['\nIt needs:\n', ...needsSection(host, about)].join('\n')));
  addressRows(writer, plan, host);
}

interface Whole {
  readonly isolated: boolean;
  readonly needsOf: ReadonlyMap<PlanHost, () => HostNeeds>;
}

/** The page that says what an export is, how to run it and who has which address. */
export function readme(
  plan: Plan,
  bundle: Bundle,
  files: readonly Artifact[],
  { isolated, needsOf }: Whole,
): Artifact {
  return {
    path: 'README.md',
    language: 'markdown',
    executable: false,
    print: () => {
      const writer = createWriter();
      writer.line(`# ${markdownText(plan.lab.label || plan.lab.id)}`);
      writer.line('');
      writer.line(`Exported by Vethloom as \`${bundle.id}\`: ${english(bundle.note)}.`);
      writer.line(
        machinesOf(plan).some(isLxc)
          ? 'A guest configures its own addresses, but a container has the drawn ones; the tables tell them.'
          : 'A guest configures its own addresses; the tables say which were drawn.',
      );
      const aboutDisks = disks(plan, files);
      if (aboutDisks.length > 0) writer.block(block(['', ...aboutDisks].join('\n')));
      for (const host of plan.hosts) {
        const needs = needsOf.get(host)?.() ?? { features: [], programs: [] };
        hostSection(writer, plan, host, { files, needs, isolated });
      }
      return writer.finish();
    },
  };
}
