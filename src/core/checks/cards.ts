import { NIC_MODELS } from '../nics/models.ts';
import type { NicModel } from '../nics/model.ts';
import { type CableRef, type PortItem, portItems } from '../view/view.ts';

/** The network cards that a cable is plugged into. */
export function cardsOf({ a, b, ends }: CableRef): PortItem[] {
  return [[a, ends.a.port] as const, [b, ends.b.port] as const].flatMap(([at, port]) =>
    portItems(at).filter(({ id }) => id === port),
  );
}

/** The first card of a cable whose rings only QEMU empties: it is not virtio. */
export function notVirtioOn(cable: CableRef): NicModel | undefined {
  return cardsOf(cable)
    .flatMap((nic) => NIC_MODELS[String(nic['model'])] ?? [])
    .find(({ vhost }) => !vhost);
}
