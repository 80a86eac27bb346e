import type { NicModel } from '../nics/model.ts';
import { cardsOf } from '../plan/ovs-bond.ts';
import {
  type Backend,
  type Machine,
  type Origin,
  type Resource,
  type SwitchTechnology,
  vhostBehind,
} from '../plan/resource.ts';
import { type Message, msg } from '../util/message.ts';
import { farEnds } from './far-ends.ts';
import type { Stage } from './stage.ts';

type Linked = Exclude<Backend, { type: 'none' }>;

/** From the guest's process to where the frame leaves; sources: QEMU's net/, tun(4), the kernel's drivers/net. */
export function backendStages(
  backend: Linked,
  resources: readonly Resource[],
  model: NicModel | undefined,
  own: Machine,
): readonly Stage[] {
  const origin = backend.link;
  const how = worksOf(model);
  // Where the guest is User-mode Linux nobody stands between it and the host.
  const qemu: readonly Stage[] = model?.bus === 'uml' ? [] : [{ place: 'qemu', what: 'QEMU', how }];
  const mover = vhostBehind(backend)
    ? [{ place: 'kernel', what: 'vhost', how: WORKS } as const]
    : qemu;
  switch (backend.type) {
    case 'tap':
      return [
        ...mover,
        {
          place: 'kernel',
          what: backend.maker === 'helper' ? 'tapN' : backend.ifname,
          origin,
          how: msg`The tap hands the frame to its switch within the same call: nobody is woken, nothing is copied.`,
        },
        ...switchStages(backend, resources),
      ];
    case 'veth':
      return [
        {
          place: 'kernel',
          what: backend.ifname,
          origin,
          how: msg`The other end of the pair takes the frame from a queue of the same processor, and hands it to its switch; nothing is copied.`,
        },
        ...switchStages(backend, resources),
      ];
    case 'macvtap':
      return [
        ...mover,
        {
          place: 'kernel',
          what: backend.ifname,
          origin,
          how: msg`The macvtap hands the frame to the card below within the same call; no bridge looks at it.`,
        },
        { place: 'outside', what: backend.lower, how: LEAVES },
      ];
    case 'user':
      return [
        ...(backend.passt ? [...qemu, ...passtStages(origin)] : [slirp(origin)]),
        {
          place: 'kernel',
          what: msg`Sockets of the host`,
          how: msg`What leaves is the host's own connection; only forwarded ports lead in.`,
        },
        { place: 'outside', what: msg`What the host reaches`, how: LEAVES },
      ];
    case 'hub':
      return [
        {
          place: 'qemu',
          what: msg`QEMU hub`,
          origin: backend.hub,
          how: msg`QEMU takes the frame from its card and copies it to every other port of the hub, all in this one process: no system call.`,
        },
      ];
    case 'vde': {
      const daemon = resources.find(({ id }) => id === backend.daemon);
      return [
        ...qemu,
        {
          place: 'program',
          what: 'vde_switch',
          ...(daemon && { origin: daemon.origin }),
          how: daemon && 'hub' in daemon && daemon.hub ? VDE_HUB : VDE_SWITCH,
        },
        ...farEnds(backend, own, resources),
      ];
    }
    case 'vfio':
      return [{ place: 'outside', what: backend.ifname, origin, how: backend.vf ? SORTS : LEAVES }];
    case 'hostdev':
      return [{ place: 'outside', what: backend.ifname, origin, how: SORTS }];
    case 'vhost-user':
      return [
        {
          place: 'program',
          what: 'vhost-user',
          origin,
          how: msg`Polls the ring in the guest's memory and takes the frame: one copy, no system call, nobody is woken, and QEMU is not on the way.`,
        },
        ...(backend.port
          ? switchStages(backend.port, resources)
          : [{ place: 'outside', what: msg`Other ports`, how: JOINS } as const]),
      ];
    case 'vdpa':
      return [
        {
          place: 'outside',
          what: backend.path,
          origin,
          how: msg`The card reads the ring in the guest's memory and takes the frame itself: no copy, no system call, and QEMU is not on the way.`,
        },
        { place: 'outside', what: msg`Other ports`, how: LEAVES },
      ];
    case 'stream':
    case 'datagrams':
    case 'l2tpv3':
    case 'mcast':
      return [
        ...qemu,
        {
          place: 'kernel',
          what: isUnix(backend) ? msg`UNIX socket` : msg`IP stack of the host`,
          origin,
          how:
            backend.type === 'mcast' && backend.local !== undefined
              ? BEYOND
              : CARRIES[backend.type],
        },
        ...farEnds(backend, own, resources),
      ];
  }
}

const WORKS = msg`A thread of the kernel is woken, reads the ring and hands on the frame: one copy, and QEMU is not on the way.`;
const READS_RING = msg`Its main loop wakes, reads the ring and writes the frame: one system call and one copy into the kernel a frame, and two copies on the way in.`;
const PLAYS_CARD = msg`Plays the card: copies the frame out of the guest's memory and writes it, one system call and two copies a frame, and as many on the way in.`;
const PLAYS_MAPPED = msg`Plays the card: writes the frame as it lies in the guest's memory, one system call and one copy a frame, and two copies on the way in.`;
const VDE_SWITCH = msg`Is woken for each frame, copies it in, looks up the MAC and copies it out into the next socket.`;
const VDE_HUB = msg`Is woken for each frame, copies it in and copies it out into the sockets of all others.`;
const JOINS = msg`What the program joins it with; the drawing does not say.`;
const SORTS = msg`The switch inside the card puts the VLAN tag on, if there is one, and hands the frame to another function of the card, by its MAC, or to the wire.`;
const LEAVES = msg`Leaves the lab.`;

const BEYOND = msg`Hands a copy of each frame to everybody in the group on this host, and one to the card for those of others.`;

const CARRIES = {
  stream: msg`Carries frames one after another, each with its length before it.`,
  datagrams: msg`Carries one datagram a frame; what nobody reads in time is lost.`,
  l2tpv3: msg`Carries one packet a frame, with the session before it; what nobody reads in time is lost.`,
  mcast: msg`Hands a copy of each frame to everybody in the group.`,
} as const satisfies Record<string, Message>;

/** In QEMU's hw/net those cards by net_tx_pkt send what they map; the others copy it first. */
const MAPS: readonly string[] = ['e1000e', 'vmxnet3'];

function worksOf(model: NicModel | undefined): Message {
  if (model?.driver === 'virtio_net') return READS_RING;
  return model && MAPS.includes(model.id) ? PLAYS_MAPPED : PLAYS_CARD;
}

function slirp(origin: Origin): Stage {
  return {
    place: 'qemu',
    what: 'SLiRP',
    origin,
    how: msg`Ends the guest's connection inside QEMU and opens one of its own: each byte is copied out of one and into the other, by QEMU's only main loop.`,
  };
}

function passtStages(origin: Origin): readonly Stage[] {
  return [
    { place: 'kernel', what: msg`UNIX socket`, how: CARRIES.stream },
    {
      place: 'program',
      what: 'passt',
      origin,
      how: msg`Is woken, takes as many frames as are there, and sends what they carry by the host's own connections, whose windows it shows the guest: it keeps nothing back.`,
    },
  ];
}

function isUnix(backend: Linked): boolean {
  return (
    (backend.type === 'stream' && typeof backend.at === 'string') ||
    (backend.type === 'datagrams' && typeof backend.local === 'string')
  );
}

function switchStages(
  { bridge, technology }: { readonly bridge: string; readonly technology: SwitchTechnology },
  resources: readonly Resource[],
): readonly Stage[] {
  const made = resources.find(
    (one) =>
      (one.kind === 'ovs-bridge' && one.name === bridge) ||
      (one.kind === 'netdev' && one.type === 'bridge' && one.ifname === bridge),
  );
  const own = { what: bridge, ...(made && { origin: made.origin }) };
  const cards = resources.flatMap((one) => {
    if (one.kind === 'ovs-port' && one.bridge === bridge) return cardsOf(one);
    return one.kind === 'port' && one.of === 'existing' && one.bridge === bridge
      ? [one.ifname]
      : [];
  });
  const onward: readonly Stage[] = [
    {
      place: 'outside',
      what: cards.join(', ') || msg`Other ports`,
      how: FLOODS,
    },
  ];
  if (technology === 'bridge') {
    return [
      {
        ...own,
        place: 'kernel',
        how: msg`The Linux bridge looks up the MAC and hands the frame on; no copy, nobody is woken.`,
      },
      ...onward,
    ];
  }
  return made?.kind === 'ovs-bridge' && made.datapath === 'netdev'
    ? [
        {
          ...own,
          place: 'program',
          how: msg`ovs-vswitchd fetches each frame into its process and writes it back: two copies, and its thread has to be woken.`,
        },
        ...onward,
      ]
    : [
        {
          ...own,
          place: 'kernel',
          how: msg`The kernel looks up the flow and hands the frame on without a copy; only the first frame of a flow goes up to ovs-vswitchd.`,
        },
        ...onward,
      ];
}

const FLOODS = msg`By the port that the MAC was heard on; before it was heard, by all.`;
