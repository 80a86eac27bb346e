/** The public face of what gives things their places: apart, for the page loads it when it is asked for. */
export { arrange, type Arrangement, findPlaces } from './arrange/arrange.ts';
export { align, type Alignment, type Axis, distribute } from './edit/align.ts';
