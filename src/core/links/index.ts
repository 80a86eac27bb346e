import type { Role } from '../model/role.ts';
import type { Link } from '../model/topology.ts';
import { internal } from './internal/internal.ts';
import { ipvlan } from './ipvlan/ipvlan.ts';
import type { LinkKind } from './kind.ts';
import { l2tpv3 } from './l2tpv3/l2tpv3.ts';
import { lower } from './lower/lower.ts';
import { macvlan } from './macvlan/macvlan.ts';
import { macvtap } from './macvtap/macvtap.ts';
import { member } from './member/member.ts';
import { network } from './network/network.ts';
import { patch } from './patch/patch.ts';
import { qemu } from './qemu/qemu.ts';
import { socket } from './socket/socket.ts';
import { tap } from './tap/tap.ts';
import { tun } from './tun/tun.ts';
import { tunnel } from './tunnel/tunnel.ts';
import { user } from './user/user.ts';
import { vdpa } from './vdpa/vdpa.ts';
import { vde } from './vde/vde.ts';
import { veth } from './veth/veth.ts';
import { vfio } from './vfio/vfio.ts';
import { vhostUser } from './vhost-user/vhost-user.ts';
import { wire } from './wire/wire.ts';

const KINDS = {
  tap,
  network,
  veth,
  patch,
  internal,
  member,
  lower,
  macvtap,
  macvlan,
  ipvlan,
  tun,
  user,
  socket,
  l2tpv3,
  qemu,
  vfio,
  vde,
  'vhost-user': vhostUser,
  vdpa,
  tunnel,
  wire,
} satisfies Record<string, LinkKind>;

export type LinkKindId = keyof typeof KINDS;

/** Every link kind, in the order of the palette. */
export const linkKinds: Readonly<Record<LinkKindId, LinkKind>> = KINDS;

export function isLinkKind(kind: string): kind is LinkKindId {
  return Object.hasOwn(KINDS, kind);
}

/** The kind of a link of a parsed topology, which has no other kinds. */
export function linkKindOf(link: Link): LinkKind {
  if (!isLinkKind(link.kind)) throw new Error(`no link kind ${link.kind}`);
  return linkKinds[link.kind];
}

export interface Join {
  readonly kind: LinkKindId;
  /** The roles by which the two devices are joined, in the order asked for. */
  readonly roles: readonly [Role, Role];
  /** Whether the first device takes the second place of the kind's `joins`. */
  readonly swapped: boolean;
}

function join(kind: LinkKind, a: readonly Role[], b: readonly Role[]): Join | undefined {
  for (const [first, second] of kind.joins) {
    if (a.includes(first) && b.includes(second)) {
      return { kind: kind.kind as LinkKindId, roles: [first, second], swapped: false };
    }
    if (a.includes(second) && b.includes(first)) {
      return { kind: kind.kind as LinkKindId, roles: [second, first], swapped: true };
    }
  }
  return undefined;
}

const BY_RANK = Object.values(linkKinds).sort((x, y) => x.rank - y.rank);

/** THE table: which link kinds may join two devices of these roles, the preferred one first. */
export function joins(a: readonly Role[], b: readonly Role[]): Join[] {
  return BY_RANK.map((kind) => join(kind, a, b)).filter((found) => found !== undefined);
}

/** Those of them that run from one host to another, or those that stay within one. */
export function joinsOf(a: readonly Role[], b: readonly Role[], across: boolean): Join[] {
  return joins(a, b).filter(({ kind }) => (linkKinds[kind].across ?? false) === across);
}

/** What `joinAs` found: role lists are few and fixed, links are many. */
const JOINED = new Map<
  string,
  WeakMap<readonly Role[], WeakMap<readonly Role[], { join: Join | undefined }>>
>();

/** How one kind joins two devices of these roles; undefined where it cannot. */
export function joinAs(kind: string, a: readonly Role[], b: readonly Role[]): Join | undefined {
  if (!isLinkKind(kind)) return undefined;
  const known = JOINED.get(kind)?.get(a)?.get(b);
  if (known) return known.join;
  const found = join(linkKinds[kind], a, b);
  const byA = JOINED.get(kind) ?? new WeakMap();
  JOINED.set(kind, byA);
  const byB = byA.get(a) ?? new WeakMap();
  byA.set(a, byB);
  byB.set(b, { join: found });
  return found;
}
