import { type InterfaceAddress, isLinkLocal } from '../net/ip.ts';
import type { Network } from './network.ts';
import type { Segments } from './segments.ts';
import type { Interface, Stack } from './stack.ts';

/** An address where it is. */
export interface Member {
  readonly iface: Interface;
  readonly address: InterfaceAddress;
}

/** Members that find each other without a router: of one network, on one segment. */
export type Link = readonly [Member, ...Member[]];

/** All addresses but link-local ones, which are good on their own link only. */
export class Links {
  readonly all: readonly Link[];
  private readonly byKey = new Map<string, [Member, ...Member[]]>();
  private readonly speakers = new Map<string, Member>();
  private readonly byStack = new Map<Stack, Member[]>();

  constructor(
    { interfaces }: Network,
    private readonly sure: Segments,
  ) {
    for (const iface of interfaces) {
      for (const address of iface.addresses) {
        if (!isLinkLocal(address)) this.add({ iface, address });
      }
    }
    this.all = [...this.byKey.values()];
    for (const [key, link] of this.byKey) this.speakers.set(key, speaker(link));
  }

  /** Who speaks for the link of a member. */
  speaker(member: Member): Member {
    return this.speakers.get(this.keyOf(member)) ?? member;
  }

  ofStack(stack: Stack): readonly Member[] {
    return this.byStack.get(stack) ?? [];
  }

  private add(member: Member): void {
    const key = this.keyOf(member);
    const link = this.byKey.get(key);
    if (link) link.push(member);
    else this.byKey.set(key, [member]);
    const { stack } = member.iface;
    const own = this.byStack.get(stack);
    if (own) own.push(member);
    else this.byStack.set(stack, [member]);
  }

  private keyOf({ iface, address: { family, first, prefix } }: Member): string {
    return `${family}/${first}/${prefix}/${this.sure.of(iface)}`;
  }
}

export function stackOf({ iface }: Member): Stack {
  return iface.stack;
}

export function hasGateway({ iface, address }: Member): boolean {
  return iface.gateways.some(({ family }) => family === address.family);
}

/** One with a gateway, else none of the host, which is everywhere. */
function speaker(members: Link): Member {
  const inside = members.find(({ iface }) => iface.namespace !== undefined);
  return members.find(hasGateway) ?? inside ?? members[0];
}
