import { poolGuests } from '../checks/pool-guests.ts';
import { linkKindOf } from '../links/index.ts';
import type { DeviceId, LinkId } from '../model/ids.ts';
import { portgroupOf } from '../model/portgroup.ts';
import type { Device, Link, PluggedEnd, Side, Vlan } from '../model/topology.ts';
import type {
  CardView,
  CarrierView,
  EndView,
  LowerContext,
  MulticastGroup,
  PooledCard,
  SegmentView,
  StackView,
  TunnelEnd,
} from '../plan/lowering.ts';
import { type Lab, socketFolder } from '../plan/plan.ts';
import type { Backend, ResourceId } from '../plan/resource.ts';
import { ownSlug } from '../text/slug.ts';
import type { CableRef, DeviceView } from '../view/view.ts';
import { uuidFrom } from './macs.ts';
import type { TunnelEnds } from './tunnels.ts';
import { assignSlots, type SlotNic, type Slots } from './slots.ts';

const NO_CABLES: EndView[] = [];

/** What all devices of a drawing share while it is lowered. */
export class Shared {
  private readonly slots = new Map<string, Slots>();

  constructor(
    readonly lab: Lab,
    /** The first port of 127.0.0.1 of each link that has some. */
    readonly ports: ReadonlyMap<string, number>,
    /** The first session of each link that has some. */
    readonly sessions: ReadonlyMap<string, number>,
    /** By device. */
    readonly groups: ReadonlyMap<string, MulticastGroup>,
    /** By link. */
    readonly tunnels: ReadonlyMap<string, TunnelEnds>,
  ) {}

  /** Guests of a lab are much alike, and the slots follow from this alone. */
  slotsOf(arch: string, machine: string, nics: readonly SlotNic[]): Slots {
    let key = `${arch}/${machine}`;
    for (const { id, model } of nics) key += `/${id}:${model}`;
    const known = this.slots.get(key);
    if (known) return known;
    const assigned = assignSlots(arch, machine, nics);
    this.slots.set(key, assigned);
    return assigned;
  }
}

/** A device while the plan is made: what it offers the ends of its cables, and what its kind may ask. */
export class LoweredDevice implements LowerContext {
  readonly device: Device;
  readonly stack: StackView | undefined;
  segment: SegmentView | undefined;
  readonly carrier: CarrierView | undefined;
  private cards: readonly PooledCard[] = [];
  private dealt: ReadonlyMap<LinkId, PooledCard> | undefined;
  private below: LoweredDevice | undefined;
  private plugged: EndView[] = NO_CABLES;

  constructor(
    readonly view: DeviceView,
    readonly machine: DeviceId,
    readonly fileName: string,
    readonly macs: readonly string[],
    readonly shared: Shared,
  ) {
    this.device = view.device;
    this.stack = view.kind.stack?.(view.device);
    if (!view.kind.standsOn?.(view.device))
      this.segment = view.kind.segment?.(view.device, machine);
    this.carrier = view.kind.carrier?.(view.device);
  }

  /** By a cable whose end there may have a VLAN. */
  standOn(below: LoweredDevice, { vlan }: PluggedEnd): void {
    const { segment, carrier, device } = below;
    if (segment) {
      this.below = below;
      this.segment = { ...segment, vlan };
    } else if (carrier) this.cards = [...this.cards, { ifname: device.name, made: carrier.made }];
  }

  /** They are dealt out in turn, in the order in which libvirt starts the guests. */
  pooled({ id }: Link): PooledCard | undefined {
    const { cards } = this;
    if (cards.length === 0) return undefined;
    this.dealt ??= new Map(
      poolGuests(this.view).flatMap(({ link }, i) => {
        const card = cards[i % cards.length];
        return card ? [[link.id, card] as const] : [];
      }),
    );
    return this.dealt.get(id);
  }

  /** Those that no guest is on are left alone, unless nobody is there yet. */
  get pool(): readonly PooledCard[] {
    if (poolGuests(this.view).length === 0) return this.cards;
    const used = new Set(this.plugged.map(({ link }) => this.pooled(link)));
    return this.cards.filter((card) => used.has(card));
  }

  /** Most devices have one or two cables; an array that is pushed into reserves room for sixteen. */
  plug(end: EndView): void {
    if (end.far.device !== this.below?.device) this.below?.plug(end);
    if (this.plugged === NO_CABLES) this.plugged = [end];
    else this.plugged.push(end);
  }

  get cables(): readonly EndView[] {
    return this.plugged;
  }

  cable(port: string): EndView | undefined {
    return this.plugged.find(({ end }) => end.port === port);
  }

  backend(port: string): Backend {
    const end = this.cable(port);
    return (end && linkKindOf(end.link).backend?.(end)) ?? { type: 'none' };
  }

  card(port: string | undefined): CardView | undefined {
    return port === undefined ? undefined : this.view.kind.card?.(this.device, port, this);
  }

  /** It is the name of a file too. */
  get networkName(): string {
    return ownSlug(`${this.shared.lab.id}-${this.device.name}`, 'net');
  }

  get socketFolder(): string {
    return socketFolder(this.shared.lab);
  }

  get multicast(): MulticastGroup {
    const group = this.shared.groups.get(this.device.id);
    if (!group) throw new Error(`${this.device.kind} is no multicast group`);
    return group;
  }

  offer(link: LinkId): Backend | undefined {
    return this.view.kind.offer?.(this.device, this, link);
  }

  get uuid(): string {
    return uuidFrom(`${this.shared.lab.id}/${this.device.id}`);
  }

  pci(arch: string, machine: string, nics: readonly SlotNic[]): Slots {
    return this.shared.slotsOf(arch, machine, nics);
  }
}

/** One end of a cable while the plan is made. */
export class LoweredEnd implements EndView {
  readonly link: Link;
  readonly end: PluggedEnd;
  readonly device: Device;
  readonly stack: StackView | undefined;
  readonly segment: SegmentView | undefined;
  readonly machine: DeviceId;
  far!: EndView;

  constructor(
    { link, ends }: CableRef,
    readonly side: Side,
    readonly ifname: string,
    private readonly at: LoweredDevice,
  ) {
    this.link = link;
    this.end = ends[side];
    this.device = at.device;
    this.stack = at.stack;
    this.segment = at.segment;
    this.machine = at.machine;
  }

  get made(): ResourceId | undefined {
    return linkKindOf(this.link).makes(this.link, this);
  }

  get pooled(): PooledCard | undefined {
    return this.at.pooled(this.link);
  }

  get carrier(): CarrierView | undefined {
    return this.at.carrier;
  }

  get card(): CardView | undefined {
    return this.at.card(this.end.port);
  }

  get vlan(): Vlan | undefined {
    return this.end.vlan ?? portgroupOf(this.link, this.device)?.vlan ?? this.segment?.vlan;
  }

  offer(link: LinkId): Backend | undefined {
    return this.at.offer(link);
  }

  get socketFolder(): string {
    return this.at.socketFolder;
  }

  get tunnel(): TunnelEnd | undefined {
    return this.at.shared.tunnels.get(this.link.id)?.[this.side];
  }

  get session(): number {
    return this.at.shared.sessions.get(this.link.id) ?? 0;
  }

  get loopbackPort(): number {
    return this.at.shared.ports.get(this.link.id) ?? 0;
  }
}
