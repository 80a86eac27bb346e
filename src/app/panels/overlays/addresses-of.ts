import type { Device } from '../../../core/index.ts';

type Owner = Readonly<Record<string, unknown>>;

/** The addresses of a device and of its ports. */
export function addressesOf(device: Device): readonly string[] {
  const owners: readonly Owner[] = [
    device,
    ...listAt(device, 'nics', isOwner),
    ...listAt(device, 'interfaces', isOwner),
  ];
  return owners.flatMap((owner) => listAt(owner, 'addresses', isText));
}

/** What a drawing has under a key may be anything; only what fits is taken. */
function listAt<T>(owner: Owner, key: string, fits: (item: unknown) => item is T): readonly T[] {
  const value = owner[key];
  return Array.isArray(value) ? value.filter(fits) : [];
}

const isOwner = (item: unknown): item is Owner => typeof item === 'object' && item !== null;
const isText = (item: unknown): item is string => typeof item === 'string';
