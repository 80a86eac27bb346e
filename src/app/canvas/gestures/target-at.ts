import type { DeviceId, Plug } from '../../../core/index.ts';
import { currentScene, toCanvas } from '../flow.ts';
import { thingAt } from './hit.ts';
import type { PointerPlace } from './track-pointer.ts';

/**
 * The device, and the port of it, under the pointer. Of a container only its
 * caption and frame count: its inside is canvas.
 */
export function targetAt(place: PointerPlace): Plug | undefined {
  for (const element of document.elementsFromPoint(place.clientX, place.clientY)) {
    if (element.closest('.react-flow') === null) return undefined;
    if (element.matches('.react-flow__pane')) return paintedAt(place);
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

/** From far nothing is mounted. */
function paintedAt({ clientX, clientY }: PointerPlace): Plug | undefined {
  const scene = currentScene();
  const painted = scene && thingAt(scene, toCanvas(clientX, clientY));
  const device = scene?.topology.devices.find(({ id }) => id === painted);
  return device && { device: device.id };
}
