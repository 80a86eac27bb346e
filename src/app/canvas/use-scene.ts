import { useMemo, useState } from 'react';
import { unplug } from '../../core/index.ts';
import type { Drafts, Topology } from '../../core/index.ts';
import { useCompilation, useProblems } from '../store/compilation.ts';
import { useStore } from '../store/store.ts';
import { badgesOf } from './projection/badges.ts';
import { createProjector } from './projection/project.ts';
import { useSession } from './session.ts';
import { useCableStyle } from './use-cable-style.ts';
import type { CableDrag } from './session.ts';
import { useTexts } from '../i18n/texts.ts';

/** React Flow's nodes and edges of the drawing as it is being dragged about. */
export function useScene(drafts: Drafts) {
  const [project] = useState(createProjector);
  const texts = useTexts();
  const stored = useStore((state) => state.topology);
  const topology = useSession((state) => state.copying) ?? stored;
  const selection = useStore((state) => state.selection);
  const style = useCableStyle();
  const cable = useSession((state) => state.cable);
  const badges = badgesOf(useProblems());
  const { plan } = useCompilation();
  const pulled = cable && 'link' in cable.source ? cable : undefined;
  const shown = useMemo(() => (pulled ? pull(topology, pulled) : topology), [topology, pulled]);
  return useMemo(
    () => project({ topology: shown, drafts, selection, badges, plan, style, texts }),
    [project, shown, drafts, selection, badges, plan, style, texts],
  );
}

/** The drawing with the dragged plug where the pointer is. */
function pull(topology: Topology, { source, at }: CableDrag): Topology {
  if (!('link' in source)) return topology;
  return unplug(topology, source.link, source.side, at);
}
