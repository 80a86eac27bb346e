/** What a value of lxc.container.conf(5) can be: it has no quotes and no escapes, and a line is a value. */
const PLAIN = /^[\w./:@=-]+(?: [\w./:@=-]+)*$/;

/** One line of the configuration of a container. Keys come from code. */
export function printLxc(key: string, value: string): string {
  if (!PLAIN.test(value)) throw new Error(`no value of LXC: ${key} = ${value}`);
  return `lxc.${key} = ${value}`;
}
