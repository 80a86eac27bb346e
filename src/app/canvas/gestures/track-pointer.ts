import type { Point } from '../../../core/index.ts';
import { flow, toCanvas } from '../flow.ts';

export interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
}

interface Handlers {
  /** Called on every move, and while the canvas moves under the pointer. */
  readonly move: (at: Point, place: PointerPlace) => void;
  readonly drop: (at: Point, place: PointerPlace) => void;
  /** After drop or Esc. */
  readonly end: () => void;
  /** Pressed and let go in one place: the next press is the drop. */
  readonly clickClick: boolean;
}

const CLICK_DISTANCE = 5;
const EDGE = 36;
const FASTEST_PAN = 14;

/** Follows a pressed pointer until it is let go, Esc is pressed or the window is left. */
export function trackPointer(start: PointerPlace, handlers: Handlers): void {
  const listening = new AbortController();
  const { signal } = listening;
  const canvas = document.querySelector('.react-flow');
  let place = start;
  let moved = false;
  let waiting = false;
  let frame = 0;

  const finish = () => {
    listening.abort();
    cancelAnimationFrame(frame);
    handlers.end();
  };
  const report = () => handlers.move(toCanvas(place.clientX, place.clientY), place);
  const pan = () => {
    frame = requestAnimationFrame(pan);
    if (!moved || !canvas) return;
    const [dx, dy] = panSpeed(place, canvas.getBoundingClientRect());
    if (dx === 0 && dy === 0) return;
    const now = flow()?.getViewport();
    if (!now) return;
    void flow()?.setViewport({ ...now, x: now.x + dx, y: now.y + dy });
    report();
  };
  frame = requestAnimationFrame(pan);

  const listen = <K extends keyof WindowEventMap>(
    type: K,
    listener: (event: WindowEventMap[K]) => void,
  ) => window.addEventListener(type, listener, { signal, capture: true });

  listen('pointermove', (event) => {
    place = event;
    moved ||=
      Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > CLICK_DISTANCE;
    if (moved) report();
  });
  listen('pointerup', (event) => {
    place = event;
    if (!moved && handlers.clickClick && !waiting) {
      waiting = true;
      return;
    }
    if (moved && !waiting) handlers.drop(toCanvas(event.clientX, event.clientY), event);
    if (!waiting) finish();
  });
  listen('pointerdown', (event) => {
    if (!waiting) return;
    event.preventDefault();
    event.stopPropagation();
    handlers.drop(toCanvas(event.clientX, event.clientY), event);
    finish();
  });
  listen('pointercancel', finish);
  // Captured, this also hears of elements that lose the focus.
  listen('blur', (event) => event.target === window && finish());
  listen('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish();
  });
}

function panSpeed({ clientX, clientY }: PointerPlace, box: DOMRect): readonly [number, number] {
  const speed = (before: number, after: number) => {
    if (before < EDGE) return FASTEST_PAN * Math.min(1, (EDGE - before) / EDGE);
    if (after < EDGE) return -FASTEST_PAN * Math.min(1, (EDGE - after) / EDGE);
    return 0;
  };
  return [
    speed(clientX - box.left, box.right - clientX),
    speed(clientY - box.top, box.bottom - clientY),
  ];
}
