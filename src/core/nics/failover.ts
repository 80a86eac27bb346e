import { NIC_MODELS } from './models.ts';

interface Card {
  readonly id: string;
  readonly model?: unknown;
  readonly mac?: unknown;
  readonly standby?: unknown;
}

/** Whether QEMU lets a card stand by: virtio-net on PCI Express. */
export function canStandBy({ model }: Card): boolean {
  const row = NIC_MODELS[String(model)];
  return row?.bus === 'pcie' && row.multiqueue;
}

/** The place of the card that stands by for this one, which is one of the host. */
export function standbyOf(card: Card, cards: readonly Card[]): number | undefined {
  if (card.standby === undefined) return undefined;
  if (NIC_MODELS[String(card.model)]?.family !== 'passthrough') return undefined;
  const at = cards.findIndex(({ id }) => id === card.standby);
  const found = cards[at];
  return found && canStandBy(found) ? at : undefined;
}

/** The place of the card that this one stands by for; -1 where there is none. */
export function primaryOf(place: number, cards: readonly Card[]): number {
  return cards.findIndex((card) => standbyOf(card, cards) === place);
}

/** Whether the MAC of a card was chosen: both of a pair have one, as net_failover of Linux finds them by it. */
export function hasTypedMac(place: number, cards: readonly Card[]): boolean {
  const card = cards[place];
  const other = card && (standbyOf(card, cards) ?? primaryOf(place, cards));
  return card?.mac !== undefined || cards[other ?? -1]?.mac !== undefined;
}
