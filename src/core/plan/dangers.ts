import { isLoopback, type PortForward } from '../net/port-forward.ts';
import {
  becomesPort,
  becomesSlave,
  carries,
  dealt,
  forwards,
  lentTo,
  givenTo,
  leadsOut,
  givenAway,
  tunnels,
  typedSocket,
} from './effect-words.ts';
import { madeLowers } from './lowers.ts';
import { groupName, isJoinedByOthers } from './mcast-groups.ts';
import { cardsOf } from './ovs-bond.ts';
import { dealtName, passedName, type Resource, type ResourceId, type Upper } from './resource.ts';
import { cardsOnWire } from './wires.ts';
import { msg, type Wording } from '../util/message.ts';

/** What `up` does only when it is told so by name. */
export interface Danger {
  readonly kind: DangerKind;
  /** The device it is about; empty where that is the host as a whole. */
  readonly name: string;
  /** As it is typed: `--yes-touch eno1`. */
  readonly flag: string;
  /** What it means. */
  readonly text: Wording;
  /** What brings it about: without these it is gone. */
  readonly resources: readonly ResourceId[];
}

/** In the order of telling: an uplink may be all that makes another thing dangerous. */
export const DANGER_KINDS = [
  'touch',
  'pass',
  'tunnel',
  'forward',
  'serve',
  'listen',
  'group',
  'socket',
  'root',
  'lend',
  'vdpa',
  'outside',
] as const;

type DangerKind = (typeof DANGER_KINDS)[number];

function danger(
  kind: DangerKind,
  name: string,
  text: Wording,
  resources: readonly ResourceId[],
): Danger {
  const flag = name === '' ? `--yes-${kind}` : `--yes-${kind} ${name}`;
  return { kind, name, flag, text, resources };
}

/** What becomes of existing network cards that join others. */
function joining(one: Resource): readonly { readonly name: string; readonly text: Wording }[] {
  if (one.kind === 'ovs-port')
    return cardsOf(one).map((name) => ({ name, text: becomesPort(name, one.bridge, 'ovs') }));
  if (!('of' in one) || one.of !== 'existing') return [];
  switch (one.kind) {
    case 'port':
      return [{ name: one.ifname, text: becomesPort(one.ifname, one.bridge, 'bridge') }];
    case 'slave':
      return [{ name: one.ifname, text: becomesSlave(one.ifname, one.bond) }];
    default:
      return [];
  }
}

/** A network card of the host becomes a port of a switch, or carries a device of the lab. */
function touching(resources: readonly Resource[]): readonly Danger[] {
  const asserted = new Map<string, ResourceId>();
  const dangers: Danger[] = [];
  for (const one of resources) {
    if (one.kind === 'existing') asserted.set(one.ifname, one.id);
    for (const { name, text } of joining(one)) {
      const card = asserted.get(name);
      const ids = card === undefined ? [one.id] : [card, one.id];
      dangers.push(danger('touch', name, text, ids));
    }
  }
  for (const [name, devices] of standingOn(resources)) {
    const card = asserted.get(name);
    // Without the card a pool of libvirt's is none: it would still be dealt from there.
    const pools = resources.filter(
      (one) => one.kind === 'network' && one.forward === 'macvtap' && one.cards.includes(name),
    );
    const ids = [...devices, ...pools].map(({ id }) => id);
    const all = card === undefined ? ids : [card, ...ids];
    dangers.push(danger('touch', name, carries(name, devices), all));
  }
  return dangers;
}

/** By the name of the network card. */
function standingOn(resources: readonly Resource[]): ReadonlyMap<string, Upper[]> {
  const found = new Map<string, Upper[]>();
  const made = madeLowers(resources);
  for (const one of resources) {
    if (one.kind !== 'netdev' || !('lower' in one) || made.has(one.lower)) continue;
    const known = found.get(one.lower);
    if (known) known.push(one);
    else found.set(one.lower, [one]);
  }
  return found;
}

/** A guest gets hardware of the host. */
function passing(resources: readonly Resource[]): readonly Danger[] {
  const dealing = new Set(
    resources.flatMap((one) =>
      one.kind === 'machine'
        ? one.nics.map(({ backend }) => backend.type === 'hostdev' && backend.network)
        : [],
    ),
  );
  return resources.flatMap((one) => {
    if (one.kind === 'network' && one.forward === 'hostdev' && dealing.has(one.origin))
      return [danger('pass', dealtName(one.card), dealt(one), [one.id])];
    return one.kind === 'passthrough'
      ? [danger('pass', passedName(one), givenAway(one), [one.id])]
      : [];
  });
}

/** Frames of the drawn network leave the host, and come in from elsewhere. */
function tunnelling(resources: readonly Resource[]): readonly Danger[] {
  return resources.flatMap((one) => {
    if (one.kind === 'netdev' && 'remote' in one)
      return [danger('tunnel', one.ifname, tunnels(one.ifname, one, true), [one.id])];
    if (one.kind === 'ovs-port' && one.tunnel)
      return [danger('tunnel', one.name, tunnels(one.name, one.tunnel, false), [one.id])];
    return [];
  });
}

/** The host becomes a router. */
function forwarding(resources: readonly Resource[]): readonly Danger[] {
  const own = resources.filter((one) => one.kind === 'forwarding');
  const on = own.filter(({ namespace, value }) => namespace === undefined && value);
  if (on.length === 0) return [];
  const each = new Map(on.map((one) => [one.family, forwards(one)]));
  const text = [...each.values()].reduce((first, next) => msg`${first}; ${next}`);
  const ids = on.map(({ id }) => id);
  return [danger('forward', '', text, ids)];
}

/** Others than the lab are given addresses and names. */
function serving(resources: readonly Resource[]): readonly Danger[] {
  const servers = resources.flatMap((one) => {
    if (one.kind === 'dhcp') return [{ id: one.id, name: one.bridge, at: one.bridge }];
    if (one.kind !== 'daemon' || one.program !== 'slirpvde') return [];
    return [{ id: one.id, name: one.name, at: one.socket }];
  });
  const cards = servers.length > 0 ? cardsOnWire(resources) : () => [];
  return servers.flatMap(({ id, name, at }) => {
    const reached = cards(at);
    if (reached.length === 0) return [];
    const text = msg`DHCP and DNS on ${name} answer everybody on the wire of ${reached}`;
    return [danger('serve', name, text, [id])];
  });
}

/** As it is told by name: `0.0.0.0:2222/tcp`. */
export function listenName({ address, port, protocol }: PortForward): string {
  return `${address}:${port}/${protocol}`;
}

/** Others than this machine get into a guest. */
function listening(resources: readonly Resource[]): readonly Danger[] {
  const guests = resources.filter((one) => one.kind === 'machine');
  return guests.flatMap(({ label, nics }) =>
    nics.flatMap(({ backend }) => {
      const open =
        backend.type === 'user' ? backend.forwards.filter((one) => !isLoopback(one)) : [];
      return open.map((one) => {
        const text = msg`${listenName(one)} of this machine leads to port ${one.guestPort} of the guest ${label}`;
        return danger('listen', listenName(one), text, []);
      });
    }),
  );
}

/** Others than the lab are on a segment of its guests. */
function grouping(resources: readonly Resource[]): readonly Danger[] {
  const found = new Map<string, Danger>();
  for (const one of resources) {
    if (one.kind !== 'machine') continue;
    for (const { backend } of one.nics) {
      if (!isJoinedByOthers(backend)) continue;
      const name = groupName(backend);
      const text = backend.unbound
        ? msg`any machine where the route of this one for ${backend.address} leads, and that joins the group ${name}, is on the segment of the guests there: it hears or sends as they do`
        : msg`any machine in the network of ${backend.local ?? ''} that joins the group ${name} is on the segment of the guests there: it hears and sends as they do`;
      found.set(name, danger('group', name, text, []));
    }
  }
  return [...found.values()];
}

/** What has the memory of a guest, at a path of this machine. */
function sharing(resources: readonly Resource[]): readonly Danger[] {
  const guests = resources.filter((one) => one.kind === 'machine');
  return guests.flatMap(({ label, nics }) =>
    nics.flatMap(({ backend }) => {
      const path = typedSocket(backend);
      if (path === undefined) return [];
      const text = msg`the program at ${path} of this machine reads and writes all memory of the guest ${label}`;
      return [danger('socket', path, text, [])];
    }),
  );
}

/** QEMU makes taps as root only. Of the helper that others than root may call, who owns the machine decides. */
function runByRoot(resources: readonly Resource[]): readonly Danger[] {
  const guests = resources.filter((one) => one.kind === 'machine');
  return guests.flatMap(({ label, nics }) =>
    nics.flatMap(({ backend }) => {
      if (backend.type !== 'tap' || backend.maker !== 'qemu') return [];
      const text = msg`QEMU makes this tap, for which root runs the guest ${label}, and by sudo ./lab.sh all others, too: who breaks out of one is root of this machine`;
      return [danger('root', backend.ifname, text, [])];
    }),
  );
}

/** Others than who builds the lab are given a way into it. */
function lending(resources: readonly Resource[]): readonly Danger[] {
  return resources.flatMap((one) => {
    if (one.kind !== 'netdev' || one.type !== 'tap') return [];
    const whom = lentTo(one);
    if (whom === undefined) return [];
    const text = msg`${whom} may open it: who does is in the drawn network, and hears and sends as the guest`;
    return [danger('lend', one.ifname, text, [])];
  });
}

/** A device of this machine that a guest has, and that has the memory of the guest. */
function giving(resources: readonly Resource[]): readonly Danger[] {
  const guests = resources.filter((one) => one.kind === 'machine');
  return guests.flatMap(({ label, nics }) =>
    nics.flatMap(({ backend }) =>
      backend.type === 'vdpa'
        ? [danger('vdpa', backend.path, givenTo(backend.path, label), [])]
        : [],
    ),
  );
}

/** A program of root answers guests, and opens connections for them. */
function leadingOut(resources: readonly Resource[]): readonly Danger[] {
  return resources.flatMap((one) =>
    one.kind === 'daemon' && one.program === 'slirpvde'
      ? [danger('outside', one.name, leadsOut(one.name), [one.id])]
      : [],
  );
}

const FINDERS: Readonly<Record<DangerKind, (resources: readonly Resource[]) => readonly Danger[]>> =
  {
    touch: touching,
    pass: passing,
    tunnel: tunnelling,
    forward: forwarding,
    serve: serving,
    listen: listening,
    group: grouping,
    socket: sharing,
    root: runByRoot,
    lend: lending,
    vdpa: giving,
    outside: leadingOut,
  };

/** Of what is built on one host. */
export function dangersOf(
  resources: readonly Resource[],
  kinds: readonly DangerKind[] = DANGER_KINDS,
): readonly Danger[] {
  return kinds.flatMap((kind) => FINDERS[kind](resources));
}
