import { dangersOf } from '../plan/dangers.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { Address, Machine } from '../plan/resource.ts';
import type { Bundle } from '../targets/bundles.ts';
import type { Artifact } from '../targets/target.ts';
import { markdownCode, markdownText } from '../text/markdown.ts';
import { block, createWriter, type Writer } from '../text/writer.ts';

type Where = Address | Machine;

const TABLE = block('\n| Who | Interface | MAC | Address |\n| --- | --- | --- | --- |');

function addressRows(writer: Writer, plan: Plan, host: PlanHost): void {
  const rows = host.resources.filter(
    (resource): resource is Where => resource.kind === 'address' || resource.kind === 'machine',
  );
  const row = (who: string, device: string, mac: string, address: string): void =>
    writer.line(`| ${markdownText(who)} | ${markdownCode(device)} | ${mac} | ${address} |`);
  if (rows.length === 0) return;
  writer.block(TABLE);
  for (const resource of rows) {
    writer.from(resource.origin, () => {
      const who = plan.titles.get(resource.origin) ?? resource.origin;
      if (resource.kind === 'address') {
        row(who, resource.ifname, '', markdownCode(resource.cidr));
        return;
      }
      for (const nic of resource.nics) {
        const addresses = nic.addresses.map(markdownCode).join(', ');
        row(who, `${nic.nic} ${nic.model}`, markdownCode(nic.mac), addresses);
      }
    });
  }
}

/** Guests that the page starts one by one; in a larger lab that would hide the rest. */
const GUESTS_SHOWN = 8;

function guestsByHand(host: PlanHost, files: readonly Artifact[]): string[] {
  const scripts = files.filter(({ path }) => path.startsWith(`${host.folder}/guests/`));
  const lines = scripts
    .slice(0, GUESTS_SHOWN)
    .map(({ path }) => `.${path.slice(host.folder.length)} run -drive file=DISK.qcow2,if=virtio`);
  if (scripts.length > lines.length) {
    lines.push(`# and ${scripts.length - lines.length} more in ./guests`);
  }
  if (files.some(({ path }) => path === `${host.folder}/libvirt/define.sh`)) {
    lines.push('./libvirt/define.sh define', '# then virsh start GUEST, or virt-manager');
  }
  return lines;
}

function hostSection(writer: Writer, plan: Plan, host: PlanHost, files: readonly Artifact[]): void {
  writer.block(block(`\n## ${markdownText(host.label)}\n`));
  writer.block(
    block(
      [
        '```sh',
        `cd ${host.folder}`,
        './net.sh help            # what it will do to this machine; changes nothing',
        'sudo ./net.sh check      # can it be built here?',
        ['sudo ./net.sh up', ...dangersOf(host.resources).map(({ flag }) => flag)].join(' '),
        ...guestsByHand(host, files),
        'sudo ./net.sh down       # removes what up made, and nothing else',
        '```',
      ].join('\n'),
    ),
  );
  addressRows(writer, plan, host);
}

/** The page that says what an export is, how to run it and who has which address. */
export function readme(plan: Plan, bundle: Bundle, files: readonly Artifact[]): Artifact {
  return {
    path: 'README.md',
    language: 'markdown',
    executable: false,
    print: () => {
      const writer = createWriter();
      writer.line(`# ${markdownText(plan.lab.label || plan.lab.id)}`);
      writer.line('');
      writer.line(`Exported by Vethloom as \`${bundle.id}\`: ${bundle.note}.`);
      writer.line('A guest configures its own addresses; the tables say which were drawn.');
      for (const host of plan.hosts) hostSection(writer, plan, host, files);
      return writer.finish();
    },
  };
}
