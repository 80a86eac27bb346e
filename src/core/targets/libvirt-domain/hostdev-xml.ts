import type { Attachment, Vfio } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { printVlan } from '../vlan-xml.ts';
import { aliasOf } from './commandline-xml.ts';
import { pciAddress } from './pci-address.ts';

/**
 * A card of the host: libvirt takes it from its driver when the guest starts, and gives it back.
 * formatdomain: `interface type='hostdev'` is for virtual functions, whose MAC and VLAN it sets on
 * their card, and puts back.
 */
export function printHostdev(
  writer: Writer,
  nic: Attachment,
  { pci, vf, link }: Vfio,
  origin: string,
): void {
  const [domain = '', bus = '', slot = '', fn = ''] = pci.split(/[:.]/);
  const source = xml`domain='0x${domain}' bus='0x${bus}' slot='0x${slot}' function='0x${fn}'/>`;
  writer.from(link, () => {
    if (vf) writer.line("    <interface type='hostdev' managed='yes'>");
    else writer.line("    <hostdev mode='subsystem' type='pci' managed='yes'>");
    // What it finds out when the guest starts; with it domxml-to-native can tell.
    writer.line("      <driver name='vfio'/>");
    writer.line('      <source>');
    writer.line(`        <address ${vf ? "type='pci' " : ''}${source}`);
    writer.line('      </source>');
    if (vf?.vlan !== undefined) printVlan(writer, { mode: 'access', tag: vf.vlan }, '      ');
  });
  writer.from(origin, () => {
    if (vf) writer.line(xml`      <mac address='${nic.mac}'/>`);
    if (nic.standby !== undefined) printTransient(writer, nic.standby);
    if (nic.bootIndex !== undefined) writer.line(xml`      <boot order='${nic.bootIndex}'/>`);
    if (nic.rom === false) writer.line("      <rom enabled='no'/>");
    if (nic.pci) writer.line(`      ${pciAddress(nic.pci)}`);
    writer.line(vf ? '    </interface>' : '    </hostdev>');
  });
}

/** That it goes when the guest moves to another host; `standby` is the place of the card that stays. */
export function printTransient(writer: Writer, standby: number): void {
  const persistent = aliasOf({ standsBy: true }, standby);
  writer.line(xml`      <teaming type='transient' persistent='${persistent}'/>`);
}
