/** What an arrow key leads to in a grid that breaks where there is room. */
export function neighbourOf<E extends Pick<HTMLElement, 'offsetLeft' | 'offsetTop'>>(
  here: unknown,
  all: readonly E[],
  key: string,
): E | undefined {
  const index = all.findIndex((one) => one === here);
  const from = all[index];
  if (!from) return undefined;
  if (key === 'ArrowRight') return all[index + 1];
  if (key === 'ArrowLeft') return all[index - 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const inColumn = (one: E) => one.offsetLeft === from.offsetLeft;
  if (key === 'ArrowDown') return all.slice(index + 1).find(inColumn);
  if (key === 'ArrowUp') return all.slice(0, index).findLast(inColumn);
  return undefined;
}
