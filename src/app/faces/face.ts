import type { ReactNode } from 'react';
import type { Device, Stroke, Wording } from '../../core/index.ts';

interface Face {
  readonly glyph: readonly Stroke[];
  /** A CSS colour, as is the next one. */
  readonly color: string;
  /** Behind the glyph. */
  readonly soft: string;
}

/** How a kind of device looks. */
export interface DeviceFace extends Face {
  /** One line under the name; empty where there is nothing to say. */
  readonly subtitle: (device: Device) => readonly Wording[];
  /** Stands in the head of one of its items, such as a network card. */
  readonly itemChip?: (item: Readonly<Record<string, unknown>>) => ReactNode;
}

/** How a kind of link looks. */
export interface LinkFace extends Face {
  /** Drawn as two lines side by side, as one, or dotted. */
  readonly line: 'single' | 'double' | 'dotted';
}
