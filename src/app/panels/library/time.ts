const today = { timeStyle: 'short' } as const;
const before = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** A moment in the words of the page's language; its day where that is not today. */
export function shownTime(at: number): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const language = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(language, isToday ? today : before).format(date);
}
