import type { ReactNode } from 'react';
import type { Device } from '../../core/index.ts';

interface Face {
  /** What stands in an `<svg viewBox="0 0 20 20">` that strokes in `currentColor`. */
  readonly glyph: ReactNode;
  /** A CSS colour, as are the next ones. */
  readonly color: string;
  /** Behind the glyph. */
  readonly soft: string;
}

/** How a kind of device looks. */
export interface DeviceFace extends Face {
  /** One line under the name; empty where there is nothing to say. */
  readonly subtitle: (device: Device) => string;
  /** Stands in the head of one of its items, such as a network card. */
  readonly itemChip?: (item: Readonly<Record<string, unknown>>) => ReactNode;
}

/** How a kind of link looks. */
export interface LinkFace extends Face {
  /** Starts the label on the cable; empty where the kind says nothing there. */
  readonly word: string;
  /** Drawn as two lines side by side, as one, or dotted. */
  readonly line: 'single' | 'double' | 'dotted';
}

/** A list of texts of a device, or nothing. */
export function textsOf(owner: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value = owner[key];
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** The objects under a key of a device, such as its network cards. */
export function itemsOf(
  owner: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = owner[key];
  return Array.isArray(value)
    ? value.filter(
        (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
      )
    : [];
}

/** What the host does for those in a switch: `NAT, DHCP`. */
export function servicesOf(device: Device): string {
  const services = [device['nat'] === true && 'NAT', device['dhcp'] !== undefined && 'DHCP'];
  return services.filter(Boolean).join(', ');
}

/** The first of some texts and how many more there are: `192.0.2.1/24 +1`. */
export function firstOf(texts: readonly string[]): string {
  const [first, ...more] = texts;
  if (first === undefined) return '';
  return more.length === 0 ? first : `${first} +${more.length}`;
}
