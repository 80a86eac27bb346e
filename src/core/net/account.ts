/** useradd(8), and numbers that are no user of somebody else in 32 bits. */
const ACCOUNT = /^(?:[a-z_][a-z0-9_-]{0,31}|0|[1-9][0-9]{0,8})$/;

export function isAccount(text: string): boolean {
  return ACCOUNT.test(text);
}
