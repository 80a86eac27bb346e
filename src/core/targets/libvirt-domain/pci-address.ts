import type { PciAddress } from '../../plan/resource.ts';
import { xml } from '../../text/xml.ts';

/** A place on a PCI bus, without the indentation. */
export function pciAddress({ bus, slot, function: fn }: PciAddress, multifunction = false): string {
  const others = multifunction ? " multifunction='on'" : '';
  return (
    xml`<address type='pci' domain='0x0000' bus='${hexByte(bus)}' slot='${hexByte(slot)}' function='0x${fn}'` +
    `${others}/>`
  );
}

function hexByte(value: number): string {
  return value < 16 ? `0x0${value.toString(16)}` : `0x${value.toString(16)}`;
}
