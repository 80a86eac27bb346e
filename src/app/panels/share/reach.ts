/** Where a link of a length still works. Both numbers are characters. */
export const REACH = {
  /** Discord takes messages of 2,000; Outlook cuts links at 2,083. */
  messages: 2000,
  /** QR version 40 with the least correction, in bytes. */
  qr: 2953,
} as const;

export type Reach = 'everywhere' | 'no-messages' | 'no-qr';

export function reachOf(length: number): Reach {
  if (length > REACH.qr) return 'no-qr';
  return length > REACH.messages ? 'no-messages' : 'everywhere';
}
