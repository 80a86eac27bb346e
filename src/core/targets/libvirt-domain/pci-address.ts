import type { PciAddress } from '../../plan/resource.ts';
import type { Attributes } from '../../text/xml.ts';

export function pciAddress(address: PciAddress, multifunction = false): Attributes {
  const type = 'pci';
  const domain = '0x0000';
  const bus = hexByte(address.bus);
  const slot = hexByte(address.slot);
  const fn = `0x${address.function}`;
  return multifunction
    ? { type, domain, bus, slot, function: fn, multifunction: 'on' }
    : { type, domain, bus, slot, function: fn };
}

function hexByte(value: number): string {
  return value < 16 ? `0x0${value.toString(16)}` : `0x${value.toString(16)}`;
}
