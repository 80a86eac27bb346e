import type { Field } from '../model/field.ts';
import type { DeviceLook } from '../model/look.ts';
import type { Role } from '../model/role.ts';
import type { DeviceId, LinkId } from '../model/ids.ts';
import type { Device, Size } from '../model/topology.ts';
import type { Backend, Resource } from '../plan/resource.ts';
import type {
  CardView,
  CarrierView,
  LowerContext,
  SegmentView,
  StackView,
} from '../plan/lowering.ts';
import type { Message, Wording } from '../util/message.ts';

/** Stack: holds addresses and ends cables. Switch: joins cables. Lower: others stand on it. Outside: not ours. */
export type Family = 'stack' | 'switch' | 'lower' | 'outside';

/** One device kind: its fields, its ports and what it becomes in the plan. */
export interface DeviceKind<D extends Device = Device> {
  readonly kind: D['kind'];
  /** `Linux bridge`. */
  readonly title: Message;
  /** One line for the palette and the documentation. */
  readonly note: Message;
  readonly family: Family;
  readonly look: DeviceLook;
  /** What stands under its name, part by part. */
  readonly subtitle: (device: D) => readonly Wording[];
  /** What its ports can carry; the first is what it mainly is. */
  readonly roles: readonly Role[];
  readonly fields: readonly Field[];
  /** New ones are called PREFIX followed by a number. */
  readonly namePrefix: string;
  /** Whose rules the name must follow. */
  readonly nameSyntax: 'label' | 'interface-name' | 'namespace-name';
  /** Key of the items that are its ports, for devices that own them. */
  readonly ports?: 'nics' | 'interfaces';
  /** Whether other devices can stand in it. */
  readonly container?: boolean;
  /** Whether it is no host's: it stands beside them. */
  readonly apart?: boolean;
  /** Whether it may stand beside the hosts, and in one as well: there those of several are cabled to it. */
  readonly beside?: boolean;
  readonly defaultSize: Size;
  /** Where the size follows from what the device holds. */
  readonly naturalSize?: (device: D) => Size;
  /** New ports are called PREFIX0, PREFIX1, … */
  readonly portPrefix?: string;
  /** What a new one holds beside its name and place. */
  readonly create: () => Omit<D, 'id' | 'kind' | 'name' | 'at' | 'in' | 'size'>;
  readonly stack?: (device: D) => StackView;
  readonly segment?: (device: D, machine: DeviceId) => SegmentView;
  /** Where it makes no switch, the role of what it is cabled to and stands on. */
  readonly standsOn?: (device: D) => 'segment' | 'lower' | 'card' | undefined;
  /** For `lower`. */
  readonly carrier?: (device: D) => CarrierView;
  readonly card?: (device: D, port: string, context: LowerContext) => CardView | undefined;
  /** For `qemu`: what stands behind a network card that is plugged in. */
  readonly offer?: (device: D, context: LowerContext, link: LinkId) => Backend;
  readonly lower: (device: D, context: LowerContext) => readonly Resource[];
}
