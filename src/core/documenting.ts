/** The public face of what tells of all kinds: apart, for no page needs it for its first picture. */
export { cardPages, type KindPage, kindPages, type OtherAnswers } from './docs/registry.ts';
export type { KindAnswer } from './docs/answers.ts';
export type { KindOption } from './docs/options.ts';
