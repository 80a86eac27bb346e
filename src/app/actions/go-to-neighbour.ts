import { msg } from '../../core/index.ts';
import type { Direction, Message } from '../../core/index.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

const one = ({ topology, selection }: State): boolean =>
  selection.size <= 1 && topology.devices.length > 0;

function go(direction: Direction, key: string, title: Message): Action {
  return {
    id: `go-${direction}`,
    title,
    shortcut: [`Alt+Arrow${key}`],
    onCanvas: true,
    enabled: one,
    perform: async () => (await import('./neighbour/go-now.ts')).goNow(direction),
  };
}

export const goToNeighbour = {
  goLeft: go('left', 'Left', msg`Go to the neighbour on the left`),
  goRight: go('right', 'Right', msg`Go to the neighbour on the right`),
  goUp: go('up', 'Up', msg`Go to the neighbour above`),
  goDown: go('down', 'Down', msg`Go to the neighbour below`),
} satisfies Readonly<Record<string, Action>>;
