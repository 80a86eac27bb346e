import { useLayoutEffect, useMemo, useState } from 'react';
import { folded, hiddenIn } from '../../core/index.ts';
import type { Drafts, Link, Topology } from '../../core/index.ts';
import { useCompilation, useProblems } from '../store/compilation.ts';
import { useStore } from '../store/store.ts';
import { provideScene } from './flow.ts';
import { badgesOf, foldBadges } from './projection/badges.ts';
import { createKeeper } from './projection/keep.ts';
import { nodesOf, PLUG_SIZE, plugNodeId } from './projection/nodes.ts';
import type { CanvasNode } from './projection/nodes.ts';
import { cableTexts, draggedTexts, NO_TEXTS } from './projection/cable-texts.ts';
import { layOut } from './projection/scene.ts';
import { shift } from './projection/shift.ts';
import { useSession } from './session.ts';
import { useCableStyle } from './use-cable-style.ts';
import type { CableDrag } from './session.ts';
import { useTexts } from '../i18n/texts.ts';
import { touches } from './stage/stage.ts';
import { useStage } from './stage/use-stage.ts';

const NO_NODES: CanvasNode[] = [];

/** The drawing as it is being dragged about, and what of it is mounted. */
export function useScene(drafts: Drafts) {
  const [keep] = useState(() => createKeeper<CanvasNode>());
  const words = useTexts();
  const stored = useStore((state) => state.topology);
  const whole = useSession((state) => state.copying) ?? stored;
  const topology = useMemo(() => folded(whole), [whole]);
  const selection = useStore((state) => state.selection);
  const cable = useSession((state) => state.cable);
  const all = badgesOf(useProblems());
  const badges = useMemo(() => foldBadges(all, hiddenIn(whole)), [all, whole]);
  const { plan } = useCompilation();
  const style = useCableStyle();
  const still = useMemo(() => layOut(topology, style), [topology, style]);
  const pulled = useMemo(() => pulledLinks(topology, drafts, cable), [topology, drafts, cable]);
  const scene = useMemo(() => shift(still, { drafts, pulled }), [still, drafts, pulled]);
  const stage = useStage(scene);
  const nodes = useMemo(() => {
    if (stage.painted) return NO_NODES;
    const { window } = stage;
    // What is dragged stays mounted wherever it goes.
    return keep(
      nodesOf(scene, (box, id) => touches(window, box) || drafts.has(id), {
        selection,
        badges,
        texts: words,
      }),
    );
  }, [keep, scene, stage, drafts, selection, badges, words]);
  const { painted } = stage;
  const known = useMemo(() => ({ plan, badges, words }), [plan, badges, words]);
  const stillLabels = useMemo(
    () => (painted ? NO_TEXTS : cableTexts(still, known)),
    [still, known, painted],
  );
  const labels = useMemo(
    () => (painted ? NO_TEXTS : draggedTexts(stillLabels, scene, known)),
    [stillLabels, scene, known, painted],
  );
  useLayoutEffect(() => {
    provideScene(scene);
    return () => provideScene(undefined);
  }, [scene]);
  return { still, scene, stage, nodes, labels, selection, badges };
}

const NONE: readonly Link[] = [];

/** Cables with an end where the pointer, or what is dragged, has it. */
function pulledLinks(
  topology: Topology,
  drafts: Drafts,
  cable: CableDrag | undefined,
): readonly Link[] {
  if (cable && 'link' in cable.source) {
    const { link: id, side } = cable.source;
    const link = topology.links.find((one) => one.id === id);
    return link ? [{ ...link, [side]: { at: cable.at } }] : NONE;
  }
  if (![...drafts.keys()].some((id) => id.startsWith('plug:'))) return NONE;
  return topology.links.flatMap((link) => {
    const [a, b] = (['a', 'b'] as const).map((side) => {
      const position = drafts.get(plugNodeId(link.id, side))?.position;
      const half = PLUG_SIZE / 2;
      return position ? { at: [position.x + half, position.y + half] as const } : undefined;
    });
    return a || b ? [{ ...link, a: a ?? link.a, b: b ?? link.b }] : [];
  });
}
