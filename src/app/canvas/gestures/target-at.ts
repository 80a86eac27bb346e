import type { DeviceId, Plug } from '../../../core/index.ts';
import type { PointerPlace } from './track-pointer.ts';

/**
 * The device, and the port of it, under the pointer. Of a container only its
 * caption and frame count: its inside is canvas.
 */
export function targetAt({ clientX, clientY }: PointerPlace): Plug | undefined {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    if (element.closest('.react-flow') === null) return undefined;
    const box = element.closest<HTMLElement>('[data-device-id]');
    if (!box) continue;
    if (box.dataset['container'] !== undefined || box.querySelector('[data-container]')) {
      if (!element.closest('[data-grip]')) continue;
    }
    const device = box.dataset['deviceId'] as DeviceId;
    const port = element.closest<HTMLElement>('[data-port]')?.dataset['port'];
    return port === undefined ? { device } : { device, port };
  }
  return undefined;
}
