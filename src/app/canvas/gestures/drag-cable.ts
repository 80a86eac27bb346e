import {
  canConnect,
  canPlug,
  changeLinkKind,
  connect,
  isLinkKind,
  plug,
  portsOf,
  unplug,
} from '../../../core/index.ts';
import type { LinkId, Message, Plug, Point, Side, Topology } from '../../../core/index.ts';
import { edit, notify, select, useStore } from '../../store/store.ts';
import { openOverlay } from '../../store/overlay.ts';
import { setSession, useSession } from '../session.ts';
import type { CableDrag } from '../session.ts';
import { targetAt } from './target-at.ts';
import { trackPointer } from './track-pointer.ts';
import type { PointerPlace } from './track-pointer.ts';
import { msg } from '../../../core/index.ts';

/** Draws a new cable from a device or from one of its ports. */
export function startCable(start: PointerPlace, from: Plug): void {
  const { topology } = useStore.getState();
  follow(
    start,
    { from },
    refusalsOf(topology, (to) => whyNot(canConnect(topology, from, to))),
    {
      clickClick: true,
      drop: (target, at, place) => {
        if (!target) offerBeyond(from, at, place);
        else if (target.device !== from.device) connectTo(from, target, place);
      },
    },
  );
}

/** On empty canvas it is asked what shall stand there. */
function offerBeyond(from: Plug, at: Point, { clientX, clientY }: PointerPlace): void {
  openOverlay({ what: 'beyond', window: [clientX, clientY], at, from });
}

/** Pulls one plug of a cable: onto a device, or off it. */
export function startPlug(start: PointerPlace, link: LinkId, side: Side): void {
  const { topology } = useStore.getState();
  select([link]);
  follow(
    start,
    { link, side },
    refusalsOf(topology, (to) => canPlug(topology, link, side, to)),
    {
      clickClick: false,
      drop: (target, at) => (target ? plugInto(link, side, target) : leaveLoose(link, side, at)),
    },
  );
}

function follow(
  start: PointerPlace,
  source: CableDrag['source'],
  refusals: ReadonlyMap<string, Message>,
  how: {
    clickClick: boolean;
    drop: (target: Plug | undefined, at: Point, place: PointerPlace) => void;
  },
): void {
  setSession({ kindMenu: undefined });
  trackPointer(start, {
    clickClick: how.clickClick,
    move: (at, place) =>
      setSession({ cable: { source, at, over: targetAt(place)?.device, refusals } }),
    drop: (at, place) => {
      setSession({ cable: undefined });
      how.drop(targetAt(place), at, place);
    },
    end: () => {
      if (useSession.getState().cable) setSession({ cable: undefined });
    },
  });
}

function connectTo(from: Plug, target: Plug, { clientX, clientY }: PointerPlace): void {
  const { topology } = useStore.getState();
  const to = freed(topology, target);
  const can = canConnect(topology, from, to);
  const made = connect(topology, from, to);
  if ('why' in made) {
    notify(made.why, 'error');
    return;
  }
  edit(msg`Connect ${nameOf(topology, from)} to ${nameOf(topology, to)}`, () => made.topology, {
    select: [made.id],
  });
  if ('kinds' in can && can.kinds.length > 1) {
    setSession({ kindMenu: { link: made.id, kinds: can.kinds, at: [clientX, clientY] } });
  }
}

/** Another kind of cable between the same two devices. */
export function switchKind(link: LinkId, kind: string): void {
  if (!isLinkKind(kind)) return;
  const changed = changeLinkKind(useStore.getState().topology, link, kind);
  if ('why' in changed) notify(changed.why, 'error');
  else edit(msg`Change the kind of a cable`, () => changed.topology);
}

function plugInto(link: LinkId, side: Side, target: Plug): void {
  const { topology } = useStore.getState();
  const end = topology.links.find(({ id }) => id === link)?.[side];
  const stays = end && 'device' in end && end.device === target.device;
  if (stays && (target.port === undefined || target.port === end.port)) return;
  const to = freed(topology, target);
  const done = plug(topology, link, side, to);
  if ('why' in done) notify(done.why, 'error');
  else edit(msg`Plug into ${nameOf(topology, to)}`, () => done.topology, { select: [link] });
}

function leaveLoose(link: LinkId, side: Side, at: Point): void {
  const { topology } = useStore.getState();
  const end = topology.links.find(({ id }) => id === link)?.[side];
  if (!end) return;
  const label = 'device' in end ? msg`Unplug` : msg`Move a plug`;
  edit(label, (now) => unplug(now, link, side, at), { select: [link] });
}

/** Dropped on a port that is taken, it goes where there is room on the same device. */
function freed(topology: Topology, target: Plug): Plug {
  if (target.port === undefined) return target;
  const port = portsOf(topology, target.device).find(({ id }) => id === target.port);
  return port && !port.free ? { device: target.device } : target;
}

function refusalsOf(
  topology: Topology,
  why: (to: Plug) => Message | undefined,
): ReadonlyMap<string, Message> {
  return new Map(
    topology.devices.flatMap(({ id }) => {
      const reason = why({ device: id });
      return reason === undefined ? [] : [[id, reason] as const];
    }),
  );
}

function whyNot(answer: ReturnType<typeof canConnect>): Message | undefined {
  return 'why' in answer ? answer.why : undefined;
}

function nameOf(topology: Topology, { device }: Plug): string {
  return topology.devices.find(({ id }) => id === device)?.name ?? device;
}
