/** One setting of a .vmx file. Keys come from code; `|` and `"` in values are written `|7C`, `|22`. */
export function printVmx(key: string, value: string): string {
  const shown = value.replace(/[^\x20-\x7e]|["|]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 0x80 ? `|${code.toString(16).toUpperCase().padStart(2, '0')}` : '?';
  });
  return `${key} = "${shown}"`;
}
