/** A public face of the core of its own: a page loads it only where cables have right angles. */
export { square } from './geometry/square.ts';
