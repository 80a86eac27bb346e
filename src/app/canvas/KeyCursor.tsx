import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { absolutePosition, hiddenIn, isPlugged, noteSizeOf, sizeOf } from '../../core/index.ts';
import type { Point, Size, Topology } from '../../core/index.ts';
import type { Texts } from '../i18n/en.ts';
import { useTexts } from '../i18n/texts.ts';
import { useProblems } from '../store/compilation.ts';
import { useCursor } from '../store/cursor.ts';
import { useLandingIn } from '../store/landing.ts';
import { select, show, useStore } from '../store/store.ts';
import { cursorAt } from './cursor-at.ts';
import { currentScene } from './flow.ts';
import { badgesOf } from './projection/badges.ts';
import type { Badge } from './projection/badges.ts';
import { describeDevice, describeLink } from './projection/describe.ts';
import { indexOf, peersOf } from './projection/index-of.ts';

/** The canvas is one tab stop: the keys move a cursor in it, which is what a screen reader hears. */
export const cursorEvents = {
  tabIndex: 0,
  onFocus: ({ target, currentTarget }: FocusEvent) => {
    // By a click it is the pointer that is meant.
    if (target !== currentTarget || !currentTarget.matches(':focus-visible')) return;
    const { at } = useCursor.getState();
    useCursor.setState({ seen: 'canvas' });
    if (at !== undefined) show(at);
  },
  // React Flow takes the key for panning before the window hears of it.
  onKeyDown: ({ key, target, currentTarget }: KeyboardEvent) => {
    if (key === ' ' && target === currentTarget) toggle();
  },
  onBlur: () => useCursor.setState({ seen: undefined }),
  onPointerDownCapture: () => useCursor.setState({ seen: undefined }),
};

function toggle(): void {
  const { at, seen } = useCursor.getState();
  if (at === undefined || seen === undefined) return;
  const selection = new Set(useStore.getState().selection);
  if (!selection.delete(at)) selection.add(at);
  select(selection);
}

/** What the cursor is at, as `aria-activedescendant` wants it. */
export function useKeyCursor() {
  const topology = useStore((state) => state.topology);
  const selection = useStore((state) => state.selection);
  const past = useStore((state) => state.past);
  const before = useCursor((state) => state.at);
  const seen = useCursor((state) => state.seen === 'canvas');
  const at = useMemo(
    () => cursorAt({ topology, selection, past }, before),
    [topology, selection, past, before],
  );
  useEffect(() => {
    if (useCursor.getState().at !== at) useCursor.setState({ at });
  }, [at]);
  return at !== undefined && seen ? at : undefined;
}

export const cursorId = (at: string | undefined) => at && `cursor-${at}`;

/** A ring around what the keys mean, with its spoken name. */
export function KeyCursor({ at }: { readonly at: string | undefined }) {
  const texts = useTexts();
  const canvas = useStoreApi();
  const topology = useStore((state) => state.topology);
  const selected = useStore((state) => at !== undefined && state.selection.has(at));
  const badges = badgesOf(useProblems());
  useLandingIn('canvas', () => canvas.getState().domNode?.focus({ preventScroll: true }));
  if (at === undefined) return null;
  const [[x, y], [width, height]] = boxOf(topology, at);
  const name = spoken(topology, at, badges.get(at), texts);
  return (
    <ViewportPortal>
      <div
        key={at}
        id={cursorId(at)}
        role="img"
        aria-label={selected ? texts.list([name, texts.canvas.selected]) : name}
        className="key-cursor"
        style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      />
    </ViewportPortal>
  );
}

function spoken(topology: Topology, id: string, badge: Badge | undefined, texts: Texts): string {
  const { devices, links, notes } = topology;
  const device = devices.find((one) => one.id === id);
  if (device) {
    return describeDevice(device, peersOf(device, indexOf(topology)), badge, texts);
  }
  const link = links.find((one) => one.id === id);
  if (link) {
    const [from, to] = [link.a, link.b].map((end) =>
      isPlugged(end) ? devices.find((one) => one.id === end.device)?.name : undefined,
    );
    return describeLink(link, from, to, texts);
  }
  return texts.canvas.note(notes.find((one) => one.id === id)?.text ?? '');
}

/** Around the middle of a cable. */
const MIDDLE: Size = [96, 22];

function boxOf(topology: Topology, id: string): readonly [Point, Size] {
  const shown = hiddenIn(topology).get(id) ?? id;
  const device = topology.devices.find((one) => one.id === shown);
  if (device) return [absolutePosition(topology, shown), sizeOf(device)];
  const note = topology.notes.find((one) => one.id === id);
  if (note) return [note.at, noteSizeOf(note)];
  const { x, y } = currentScene()?.cables.get(id)?.route.curve.at(0.5) ?? { x: 0, y: 0 };
  return [[x - MIDDLE[0] / 2, y - MIDDLE[1] / 2], MIDDLE];
}
