import { type Feature, KERNEL_OPTIONS } from '../../plan/kernel.ts';
import { comment, sh, word } from '../../text/shell.ts';
import type { HostNeeds } from '../target.ts';
import type { Prerequisites } from './prerequisites.ts';

type Own = Pick<Prerequisites, 'tools' | 'features'>;

/** What others than net.sh need of all that the host must have. */
export function laterThan({ tools, features }: Own, all: HostNeeds | undefined): Own {
  return {
    tools: (all?.programs ?? []).filter((program) => !tools.includes(program)),
    features: (all?.features ?? []).filter((feature) => !features.includes(feature)),
  };
}

function featureWord(feature: Feature): string {
  const { option, module } = KERNEL_OPTIONS[feature];
  return `${feature}=${option}=${module}`;
}

export function needsLines(own: Own, later: Own): readonly string[] {
  const features = (of: Own) => word(of.features.map(featureWord).join(' '));
  return [
    sh`TOOLS=${word(own.tools.join(' '))}`,
    comment('What the kernel must be able to do: FEATURE=OPTION=MODULE.'),
    sh`FEATURES=${features(own)}`,
    comment('And for guests and libvirt, when this is up.'),
    sh`LATER_TOOLS=${word(later.tools.join(' '))}`,
    sh`LATER_FEATURES=${features(later)}`,
  ];
}
