import { type BundleId, bundles } from '../core/index.ts';
import { EXIT, Stop } from './outcome.ts';

/** The first where none is named. */
export function bundleNamed(id: string | undefined): BundleId {
  if (id === undefined) return bundles[0].id;
  const bundle = bundles.find((one) => one.id === id);
  if (bundle) return bundle.id;
  const known = bundles.map((one) => one.id).join(', ');
  throw new Stop(EXIT.usage, `there is no bundle ${JSON.stringify(id)}; there is ${known}`);
}
