/** What the command line of User-mode Linux holds as it is: it knows no quotes and no escapes. */
const PLAIN = /^[\w./:@-]+$/;

/** Options with commas between them, such as `tuntap,tap0,52:54:00:00:00:01`. */
export function printUmlOptions(options: readonly string[]): string {
  for (const option of options) {
    const [key, ...value] = option.split('=');
    const parts = [key ?? '', ...(value.length > 0 ? [value.join('=')] : [])];
    if (!parts.every((part) => PLAIN.test(part))) throw new Error(`no option of UML: ${option}`);
  }
  return options.join(',');
}
