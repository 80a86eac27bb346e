import type { LinkLook } from '../model/look.ts';
import type { Role } from '../model/role.ts';
import type { Field } from '../model/field.ts';
import type { Link } from '../model/topology.ts';
import type { Family } from '../net/ip.ts';
import type { PortForward } from '../net/port-forward.ts';
import type { EndView } from '../plan/lowering.ts';
import type { Backend, Resource, ResourceId } from '../plan/resource.ts';
import type { Message } from '../util/message.ts';

/** Ports in a row. */
export interface LoopbackPorts {
  readonly protocol: 'tcp' | 'udp';
  readonly count: number;
}

/** One link kind: which roles it joins and what it becomes in the plan. */
export interface LinkKind {
  readonly kind: string;
  readonly title: Message;
  readonly note: Message;
  readonly look: LinkLook;
  /** Ordered pairs of roles it joins: side a first. A link may be drawn either way round. */
  readonly joins: readonly (readonly [Role, Role])[];
  /** The lower, the earlier it is offered where several kinds fit. */
  readonly rank: number;
  /** Whether the palette offers it as a loose cable. */
  readonly loose: boolean;
  /** Runs from one host to another; the others stay within one. */
  readonly across?: boolean;
  /** Of a tunnel: bytes of each packet between the hosts that what it carries does not get. */
  readonly overhead?: (link: Link, family: Family) => number;
  readonly fields: readonly Field[];
  /** The fields that a port of such a role settles by itself. */
  readonly settled?: { readonly role: Role; readonly keys: readonly string[] };
  /** What nobody can choose for a person and a drawing needs, as an example shows it. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Ends where a network device of the host's stack is made, whose name can be pinned. */
  readonly namedRoles: readonly Role[];
  /** Whether nobody can say the name there, as this one is drawn. */
  readonly nameless?: (link: Link) => boolean;
  /** Whether the host has a device for a container's end of it. */
  readonly lends?: boolean;
  /** The ports of 127.0.0.1 that it takes, if any; its field `port` pins the first. */
  readonly loopback?: (link: Link) => LoopbackPorts | undefined;
  /** The ports of the host that it opens, as drawn. */
  readonly forwards?: (link: Link) => readonly PortForward[];
  /** `a` and `b` are in the order of `joins`. */
  readonly lower: (link: Link, a: EndView, b: EndView) => readonly Resource[];
  /** What must exist before an end can be used: the interface, or the port of a switch. */
  readonly makes: (link: Link, end: Omit<EndView, 'made'>) => ResourceId | undefined;
  readonly backend?: (end: EndView) => Backend;
}
