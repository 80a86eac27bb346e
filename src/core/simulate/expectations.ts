import type { Resource } from '../plan/resource.ts';
import { Clusters } from './clusters.ts';
import { type Expectation, question } from './expectation.ts';
import { Links } from './members.ts';
import { Paths } from './paths.ts';
import { Reach } from './reach.ts';
import { readNetwork } from './read-network.ts';
import { levelsOf } from './segments.ts';
import { silences } from './silence.ts';
import { Sizes } from './sizes.ts';

/**
 * What the network of these resources must do: all that one host builds, in the plan's order.
 * The answers come first, then the silences. What is not certain is left out.
 */
export function expectationsOf(resources: readonly Resource[]): readonly Expectation[] {
  if (!resources.some(({ kind }) => kind === 'address')) return [];
  const network = readNetwork(resources);
  const levels = levelsOf(network);
  const links = new Links(network, levels.sure);
  const clusters = new Clusters(network);
  const paths = new Paths(network, levels, clusters);
  const reach = new Reach(links, paths, new Sizes(clusters, levels.wire));
  const all = [...reach.expectations, ...silences(network, links, levels)];
  const unique = new Map(all.map((one) => [question(one), one]));
  return [...unique.values()].sort((a, b) => rank(a) - rank(b));
}

/** Nobody's silence counts before somebody has answered. */
function rank({ kind }: Expectation): number {
  return kind === 'reach' ? 0 : 1;
}
