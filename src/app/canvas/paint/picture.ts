import type { Badge } from '../projection/badges.ts';
import type { Scene } from '../projection/scene.ts';

/** What is painted: cables and the insides of containers, and from far everything. */
export interface Picture {
  readonly scene: Scene;
  /** Nothing is mounted: devices are painted, too. */
  readonly painted: boolean;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  /** The cable under the pointer. */
  readonly hovered: string | undefined;
}
