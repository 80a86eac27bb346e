/** useradd(8), and what directories of users allow beside it: no blank, nothing that a shell or ip(8) reads. */
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;
const NUMBER = /^(?:0|[1-9][0-9]{0,9})$/;
/** The greatest of 32 bits is nobody at all to the kernel, user_namespaces(7). */
const LARGEST = 4_294_967_294;

export function isAccount(text: string): boolean {
  return NAME.test(text) || (NUMBER.test(text) && Number(text) <= LARGEST);
}
