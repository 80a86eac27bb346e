import type { deviceKinds, linkKinds } from '../../core/index.ts';
import { bridgeFace } from './bridge/bridge-face.tsx';
import type { DeviceFace, LinkFace } from './face.ts';
import { guestFace } from './guest/guest-face.tsx';
import { hostFace } from './host/host-face.tsx';
import { internalFace } from './internal/internal-face.tsx';
import { memberFace } from './member/member-face.tsx';
import { namespaceFace } from './namespace/namespace-face.tsx';
import { nicFace } from './nic/nic-face.tsx';
import { ovsFace } from './ovs/ovs-face.tsx';
import { patchFace } from './patch/patch-face.tsx';
import { tapFace } from './tap/tap-face.tsx';
import { userFace } from './user/user-face.tsx';
import { userNetFace } from './user-net/user-net-face.tsx';
import { vethFace } from './veth/veth-face.tsx';

export type { DeviceFace, LinkFace } from './face.ts';
export { Glyph, GlyphBadge } from './Glyph.tsx';
export { nicLook } from './NicChip.tsx';

const devices = {
  host: hostFace,
  guest: guestFace,
  namespace: namespaceFace,
  bridge: bridgeFace,
  ovs: ovsFace,
  nic: nicFace,
  'user-net': userNetFace,
} satisfies Record<keyof typeof deviceKinds, DeviceFace>;

const links = {
  tap: tapFace,
  veth: vethFace,
  patch: patchFace,
  internal: internalFace,
  member: memberFace,
  user: userFace,
} satisfies Record<keyof typeof linkKinds, LinkFace>;

export const deviceFaces: Readonly<Record<string, DeviceFace>> = devices;
export const linkFaces: Readonly<Record<string, LinkFace>> = links;

/** The face of a device; one of an unknown kind looks like a physical NIC. */
export function faceOf(kind: string): DeviceFace {
  return (Object.hasOwn(deviceFaces, kind) && deviceFaces[kind]) || nicFace;
}

/** The face of a link; one of an unknown kind looks like a plain cable. */
export function linkFaceOf(kind: string): LinkFace {
  return (Object.hasOwn(linkFaces, kind) && linkFaces[kind]) || memberFace;
}
