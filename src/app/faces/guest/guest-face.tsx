import type { Device } from '../../../core/index.ts';
import type { DeviceFace } from '../face.ts';
import { NicChip } from '../NicChip.tsx';

function memory(mib: unknown): string {
  if (typeof mib !== 'number') return '';
  return mib >= 1024 && mib % 512 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`;
}

function subtitle(device: Device): string {
  const machine = [device['arch'], device['machine']]
    .filter((word) => typeof word === 'string')
    .join(' ');
  return [machine, memory(device['memoryMiB'])].filter(Boolean).join(' · ');
}

export const guestFace: DeviceFace = {
  glyph: (
    <>
      <rect x="2.75" y="3.5" width="14.5" height="10" rx="1.75" />
      <path d="M7 16.75h6M10 13.5v3.25M6.5 7l2 1.75-2 1.75M10.5 10.5h3" />
    </>
  ),
  color: 'var(--guest)',
  soft: 'var(--guest-soft)',
  subtitle,
  itemChip: (item) => <NicChip model={item['model']} whole />,
};
