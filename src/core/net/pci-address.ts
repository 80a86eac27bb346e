/** A PCI function of a host, as sysfs names it: domain, bus, slot, function. */
const PCI_FUNCTION = /^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/;

export function isPciFunction(text: string): boolean {
  return PCI_FUNCTION.test(text);
}
