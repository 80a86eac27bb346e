import { exportBundle } from '../../core/exporting.ts';
import { scriptLink } from '../../core/sharing.ts';
import type { Exporter } from './store.ts';

/** Makes files of a plan; net.sh names the drawing's link. */
export const exporter: Exporter = (topology, plan, bundle, options) =>
  exportBundle(plan, bundle, { ...options, link: () => scriptLink(topology) });
