import type { DeviceColor, LinkColor } from '../model/look.ts';

export type ThemeId = 'light' | 'dark';

type Base = 'bg' | 'surface' | 'surface-2' | 'line' | 'ink' | 'ink-2' | 'ink-3' | 'warn';

/** The colours of the page's style sheet, as `#rrggbb`. */
export type Theme = Readonly<
  Record<Base | DeviceColor | `${DeviceColor}-soft` | LinkColor, string>
>;

export const themes: Readonly<Record<ThemeId, Theme>> = {
  light: {
    bg: '#f6f7f9',
    surface: '#ffffff',
    'surface-2': '#f1f3f6',
    line: '#d9dee6',
    ink: '#18202b',
    'ink-2': '#566172',
    'ink-3': '#687385',
    warn: '#b45309',
    bridge: '#1d4ed8',
    'bridge-soft': '#dbe7ff',
    ovs: '#b93a0a',
    'ovs-soft': '#ffe6d5',
    guest: '#0f766e',
    'guest-soft': '#d5f5ef',
    netns: '#6d28d9',
    'netns-soft': '#ece4ff',
    nic: '#475569',
    'nic-soft': '#e6eaf0',
    slirp: '#5b6b80',
    'slirp-soft': '#e6eaf0',
    'socket-soft': '#fbe3f5',
    tap: '#0b8278',
    veth: '#2563eb',
    patch: '#d9560b',
    attach: '#475569',
    user: '#64748b',
    socket: '#a8248f',
  },
  dark: {
    bg: '#0e131a',
    surface: '#161d26',
    'surface-2': '#1c2530',
    line: '#2b3644',
    ink: '#e7edf5',
    'ink-2': '#a5b1c2',
    'ink-3': '#8593a6',
    warn: '#fbbf24',
    bridge: '#7aa7ff',
    'bridge-soft': '#17294a',
    ovs: '#fb923c',
    'ovs-soft': '#3a2413',
    guest: '#2dd4bf',
    'guest-soft': '#0f302e',
    netns: '#b794ff',
    'netns-soft': '#271d40',
    nic: '#a3b1c4',
    'nic-soft': '#222c39',
    slirp: '#93a1b4',
    'slirp-soft': '#222c39',
    'socket-soft': '#3b1a35',
    tap: '#2dd4bf',
    veth: '#7aa7ff',
    patch: '#fb923c',
    attach: '#8b9bb0',
    user: '#8896a8',
    socket: '#f07fd6',
  },
};

/** `color-mix(in srgb, first PERCENT%, second)`. */
export function mix(first: string, percent: number, second: string): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [first, second].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    const mixed = Math.round(((a ?? 0) * percent + (b ?? 0) * (100 - percent)) / 100);
    return mixed.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
