import type { PciAddress } from '../../plan/resource.ts';
import type { Attributes } from '../../text/xml.ts';

export function pciAddress(address: PciAddress, multifunction = false): Attributes {
  const out = {
    type: 'pci',
    domain: '0x0000',
    bus: hexByte(address.bus),
    slot: hexByte(address.slot),
    function: `0x${address.function}`,
  };
  return multifunction ? { ...out, multifunction: 'on' } : out;
}

function hexByte(value: number): string {
  return value < 16 ? `0x0${value.toString(16)}` : `0x${value.toString(16)}`;
}
