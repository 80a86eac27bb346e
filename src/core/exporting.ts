/** The public face of what makes files of a plan: apart, for no page needs it for its first picture. */
export {
  exportBundle,
  type Export,
  type ExportOptions,
  type HostEffects,
} from './compile/export.ts';
export type { Danger } from './plan/dangers.ts';
export {
  EFFECT_TITLES as effectTitles,
  type EffectGroup,
  effectsInEnglish,
} from './plan/effects.ts';
export { type QemuSyntax, qemuSyntaxes } from './targets/qemu-syntax.ts';
export { targets } from './targets/index.ts';
export type { Answer, Artifact, Target } from './targets/target.ts';
export type { Printed, Span } from './text/writer.ts';
