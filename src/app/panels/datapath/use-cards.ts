import { useMemo, useState } from 'react';
import { type Datapath, datapathOf } from '../../../core/explaining.ts';
import { useCompilation } from '../../store/compilation.ts';
import { useStore } from '../../store/store.ts';

interface Card {
  /** What it is called here: the guest and its card. */
  readonly id: string;
  readonly label: string;
  /** Whose selection means it. */
  readonly guest: string;
  readonly link: string | undefined;
  readonly path: () => Datapath;
}

/** All network cards of guests, and the one that is meant: by itself, its guest or its cable. */
export function useCards() {
  const { plan } = useCompilation();
  const selection = useStore((state) => state.selection);
  const [chosen, choose] = useState<string>();
  const cards = useMemo(
    () =>
      plan.hosts.flatMap(({ resources }) =>
        resources.flatMap((machine) =>
          machine.kind === 'machine'
            ? machine.nics.map((nic): Card => ({
                id: `${machine.id} ${nic.nic}`,
                label: `${machine.label} ${nic.nic}`,
                guest: machine.origin,
                link: nic.backend.type === 'none' ? undefined : nic.backend.link,
                path: () => datapathOf(machine, nic, resources),
              }))
            : [],
        ),
      ),
    [plan],
  );
  const isSelected = ({ guest, link }: Card) =>
    selection.has(guest) || (link !== undefined && selection.has(link));
  const known = cards.find(({ id }) => id === chosen);
  // A selection that says nothing of cards leaves the one that is shown.
  const meant =
    known && (isSelected(known) || !cards.some(isSelected))
      ? known
      : (cards.find(isSelected) ?? cards[0]);
  if (meant !== undefined && meant.id !== chosen) choose(meant.id);
  const path = useMemo(() => meant?.path(), [meant]);
  return { cards, meant, path, choose };
}
