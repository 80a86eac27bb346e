/** VLAN ids 0 and 4095 are reserved by IEEE 802.1Q, though OVS and libvirt take them. */
export function isVlanId(tag: number): boolean {
  return Number.isInteger(tag) && tag >= 1 && tag <= 4094;
}

/** `10,20-22` from a list of tags; ascending, runs of three and more joined. */
export function printTags(tags: readonly number[]): string {
  const sorted = [...new Set(tags)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (sorted[j + 1] === (sorted[j] ?? 0) + 1) j += 1;
    parts.push(j > i + 1 ? `${sorted[i]}-${sorted[j]}` : sorted.slice(i, j + 1).join(','));
    i = j + 1;
  }
  return parts.join(',');
}
