export type { Check } from './checks/check.ts';
export { checks } from './checks/index.ts';
export { compile, type Compilation } from './compile/compile.ts';
export {
  type DeviceKindId,
  deviceKinds,
  isDeviceKind,
  kindOf,
  standsAlone,
} from './devices/index.ts';
export type { DeviceKind, Family } from './devices/kind.ts';
export type { Anchor, Diagnostic, Fix, FixStep, Severity } from './diagnostics/diagnostic.ts';
export { type Copy, duplicate, excerpt, insert, withCopies } from './edit/copy.ts';
export { addDevice, type DevicePlace, move, placeIn, remove, resize } from './edit/devices.ts';
export { connectAll, extend, hubsFor, kindsBeyond, placeDevice } from './edit/extend.ts';
export { type Direction, neighbourTowards } from './edit/neighbour.ts';
export { setFlag, withoutLocked } from './edit/flags.ts';
export { folded, hiddenIn } from './edit/folded.ts';
export { applyFix, renameTopology, setField } from './edit/fields.ts';
export { absolutePosition, containerAt, middleOf, noteSizeOf, sizeOf } from './edit/geometry.ts';
export { growContainers } from './edit/grow.ts';
export { addInto, moveInto } from './edit/house.ts';
export {
  addLooseLink,
  canConnect,
  canPlug,
  changeLinkKind,
  connect,
  kindsFor,
  plug,
  type Refusal,
  unplug,
} from './edit/links.ts';
export { fieldsOfAll, pathsOf, setFieldOfAll, valueOfAll } from './edit/many.ts';
export { addNote } from './edit/notes.ts';
export {
  addItem,
  type ItemsKey,
  ownPorts,
  type Plug,
  portsOf,
  type PortView,
  removeItem,
} from './edit/ports.ts';
export { type Box, type Facing, facings } from './geometry/box.ts';
export { boxesOf, type Draft, type Drafts, NO_DRAFTS } from './geometry/boxes.ts';
export { type Cabling, createCabler, type Socket } from './geometry/cabling.ts';
export { chipPlace, chipsOf, chipWidth } from './geometry/chips.ts';
export { curveBetween } from './geometry/curve.ts';
export { type EndLabel, type LabelSpots, labelSpots } from './geometry/label-spots.ts';
export { type CableStyle, curved, type Route as CableRoute } from './geometry/route.ts';
export { dmzLab as sampleTopology } from './examples/dmz-lab.ts';
export { emptyTopology } from './examples/empty.ts';
export { printTopology } from './format/print.ts';
export { topologyIn } from './format/read.ts';
export { restoreNewer } from './format/restore.ts';
export { jsonSchema } from './format/schema.ts';
export { isLinkKind, type LinkKindId, linkKinds } from './links/index.ts';
export type { LinkKind } from './links/kind.ts';
export type {
  BooleanField,
  ChoiceField,
  Field,
  GroupField,
  IntegerField,
  ItemsField,
  Option,
  TextField,
  TextsField,
  VlanField,
} from './model/field.ts';
export { cableLabel, endNames } from './looks/cable-label.ts';
export { nicChip } from './looks/nic-chip.ts';
export { shapeOf } from './looks/shape.ts';
export type { DeviceId, LinkId, NoteId, Origin } from './model/ids.ts';
export type { Stroke } from './model/look.ts';
export type { Role } from './model/role.ts';
export {
  type Device,
  isPlugged,
  type Link,
  type LinkEnd,
  type LooseEnd,
  type Note,
  type PluggedEnd,
  type Point,
  type Side,
  type Size,
  type Topology,
  type Vlan,
} from './model/topology.ts';
export type { MachineType } from './nics/machine.ts';
export { MACHINE_TYPES as machineTypes } from './nics/machines.ts';
export type { NicModel } from './nics/model.ts';
export { NIC_MODELS as nicModels } from './nics/models.ts';
export type { Lab, Plan, PlanHost } from './plan/plan.ts';
export type {
  Address,
  Attachment,
  Backend,
  BridgeDevice,
  Controller,
  Dhcp,
  Existing,
  Forwarding,
  Lease,
  Machine,
  Namespace,
  Nat,
  Netdev,
  Network,
  OvsBridge,
  OvsPort,
  PciAddress,
  Port,
  Resource,
  ResourceId,
  ResourceKind,
  Route,
  Setting,
  TapDevice,
  VethDevice,
} from './plan/resource.ts';
export { type Bundle, type BundleId, bundles } from './targets/bundles.ts';
export { slug } from './text/slug.ts';
export { printTags } from './net/vlan.ts';
export {
  type Dictionary,
  english,
  inSentence,
  type Message,
  msg,
  oneOf,
  translate,
  type Wording,
} from './util/message.ts';
