/** The public face of what tells who reaches whom: apart, for no page needs it for its first picture. */
export { type Answer, reachabilityOf } from './simulate/reachability.ts';
