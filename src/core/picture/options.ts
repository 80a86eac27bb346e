import type { Say } from '../util/message.ts';
import type { ThemeId } from './theme.ts';

export interface PictureOptions {
  readonly theme?: ThemeId;
  /** The language of what is no name; English by itself. */
  readonly say?: Say;
}
