import type { Device } from '../../../core/index.ts';
import { firstOf, servicesOf, textsOf } from '../face.ts';
import type { DeviceFace } from '../face.ts';

function subtitle(device: Device): string {
  const failMode = device['failMode'];
  return [
    `fail-mode ${failMode === 'secure' ? 'secure' : 'standalone'}`,
    device['stp'] === true && 'STP on',
    firstOf(textsOf(device, 'addresses')),
    servicesOf(device),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const ovsFace: DeviceFace = {
  glyph: (
    <>
      <path d="M3 7.25h13M12.75 4l3.5 3.25-3.5 3.25" />
      <path d="M17 13.25H4M7.25 10l-3.5 3.25 3.5 3.25" />
    </>
  ),
  color: 'var(--ovs)',
  soft: 'var(--ovs-soft)',
  subtitle,
};
