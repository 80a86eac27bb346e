/** The public face of what tells the way of a frame: apart, for no page needs it for its first picture. */
export { type Datapath, datapathOf } from './datapath/datapath.ts';
export type { Stage } from './datapath/stage.ts';
