/*
 * The second public face: drawings in links. A face of its own, so that a page
 * that imports the first one does not load this before it is asked for.
 */
export { decodeShare } from './share/decode.ts';
export { encodeShare } from './share/encode.ts';
export { scriptLink } from './share/script-link.ts';
export { type ByHand, typicalLab } from './share/typical.ts';
