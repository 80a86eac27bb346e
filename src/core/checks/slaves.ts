import type { DeviceView, EndRef } from '../view/view.ts';

/** The cables from a bond to what it sends by. */
export function slavesOf({ ends }: DeviceView): readonly EndRef[] {
  return ends.filter(({ far }) => far?.at.kind.roles.includes('slave'));
}
