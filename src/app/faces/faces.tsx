import { deviceKinds, isDeviceKind, isLinkKind, linkKinds } from '../../core/index.ts';
import type { DeviceKind, DeviceKindId, LinkKind, LinkKindId } from '../../core/index.ts';
import type { DeviceFace, LinkFace } from './face.ts';
import { NicChip } from './NicChip.tsx';

/** What a kind shows beside what its look says. */
const more: Partial<Record<DeviceKindId, Pick<DeviceFace, 'itemChip'>>> = {
  guest: { itemChip: (item) => <NicChip model={item['model']} whole /> },
};

function deviceFace({ kind, look, subtitle }: DeviceKind): DeviceFace {
  return {
    glyph: look.glyph,
    color: `var(--${look.color})`,
    soft: `var(--${look.color}-soft)`,
    subtitle,
    ...more[kind as DeviceKindId],
  };
}

function linkFace({ look }: LinkKind): LinkFace {
  const color = `var(--${look.color})`;
  const soft = `color-mix(in srgb, ${color} 15%, var(--surface))`;
  return { glyph: look.glyph, line: look.line, color, soft };
}

function mapValues<K extends string, A, B>(all: Readonly<Record<K, A>>, change: (one: A) => B) {
  const entries = Object.entries<A>(all).map(([key, one]) => [key, change(one)]);
  return Object.fromEntries(entries) as Readonly<Record<K, B>>;
}

const devices = mapValues<DeviceKindId, DeviceKind, DeviceFace>(deviceKinds, deviceFace);
const links = mapValues<LinkKindId, LinkKind, LinkFace>(linkKinds, linkFace);

/** The face of a device; one of an unknown kind looks like a physical NIC. */
export function faceOf(kind: string): DeviceFace {
  return devices[isDeviceKind(kind) ? kind : 'nic'];
}

/** The face of a link; one of an unknown kind looks like a plain cable. */
export function linkFaceOf(kind: string): LinkFace {
  return links[isLinkKind(kind) ? kind : 'member'];
}
