/** Of the tool, and of the drawings it reads: what a script names as its maker. */
export const MAKER = 'Vethloom 0.1.0, drawing format 1';
