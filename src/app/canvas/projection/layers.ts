/** What lies over what; a selected device is one above its like. */
export const LAYERS = { container: 0, cable: 1, device: 2, looseCable: 4, plug: 5 } as const;
