import type { Attachment, Vfio } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { aliasOf } from './commandline-xml.ts';
import { pciAddress } from './pci-address.ts';

/**
 * A card of the host: libvirt takes it from its driver when the guest starts, and gives it back.
 * formatdomain: `interface type='hostdev'` is for virtual functions, whose MAC it sets.
 */
export function printHostdev(
  writer: Writer,
  nic: Attachment,
  { pci, link }: Vfio,
  origin: string,
): void {
  const [domain = '', bus = '', slot = '', fn = ''] = pci.split(/[:.]/);
  writer.from(link, () => {
    writer.line("    <hostdev mode='subsystem' type='pci' managed='yes'>");
    // What it finds out when the guest starts; with it domxml-to-native can tell.
    writer.line("      <driver name='vfio'/>");
    writer.line('      <source>');
    writer.line(
      xml`        <address domain='0x${domain}' bus='0x${bus}' slot='0x${slot}' function='0x${fn}'/>`,
    );
    writer.line('      </source>');
  });
  writer.from(origin, () => {
    if (nic.standby !== undefined) printTransient(writer, nic.standby);
    if (nic.bootIndex !== undefined) writer.line(xml`      <boot order='${nic.bootIndex}'/>`);
    if (nic.rom === false) writer.line("      <rom enabled='no'/>");
    if (nic.pci) writer.line(`      ${pciAddress(nic.pci)}`);
    writer.line('    </hostdev>');
  });
}

/** That it goes when the guest moves to another host; `standby` is the place of the card that stays. */
export function printTransient(writer: Writer, standby: number): void {
  const persistent = aliasOf({ standsBy: true }, standby);
  writer.line(xml`      <teaming type='transient' persistent='${persistent}'/>`);
}
