/**
 * `$name` becomes `${name}`, as shellcheck asks: the fixed parts of a script
 * are written without braces, which are TypeScript's in template strings.
 */
export function braceVariables(script: string): string {
  return script.replace(/\$([A-Za-z_][A-Za-z0-9_]*)/g, '${$1}');
}
