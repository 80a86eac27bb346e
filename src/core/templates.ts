/** The public face of the labs to start from: apart, for the page loads them when they are asked for. */
export type { Template } from './examples/template.ts';
export { templates } from './examples/templates.ts';
