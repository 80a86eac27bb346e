import type { Template } from '../../core/templates.ts';
import { openDrawing } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';

/** Starts a drawing of its own from a template. */
export function openTemplate({ topology }: Template): void {
  viewport()?.fitTo(topology);
  openDrawing(topology);
}
