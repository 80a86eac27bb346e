/** The public face of what tells where in a text something is wrong: apart, for most texts are right. */
export { parseTopology } from './format/parse.ts';
export { anchorPlaces } from './format/place-anchor.ts';
