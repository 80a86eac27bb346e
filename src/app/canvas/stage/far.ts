/** Below this zoom small texts cannot be read, and are not drawn. */
export const FAR = 0.42;
