/** Option values of QEMU; `true` and `false` print as `on` and `off`. */
export type QemuOptions = Readonly<Record<string, string | number | boolean>>;

/** A list is its key once for each. */
type QemuLists = Readonly<Record<string, QemuOptions[string] | readonly string[]>>;

/** `HEAD,KEY=VALUE,...`: keys and head come from code, commas in values are doubled. */
export function printQemuOptions(head: string, options: QemuLists): string {
  let out = head;
  for (const key in options) {
    const value = options[key];
    if (typeof value === 'object') {
      for (const one of value) out = printQemuOptions(out, { [key]: one });
      continue;
    }
    if (out !== '') out += ',';
    if (value === true) out += `${key}=on`;
    else if (value === false) out += `${key}=off`;
    else if (typeof value === 'number') out += `${key}=${value}`;
    else out += `${key}=${doubleCommas(value ?? '')}`;
  }
  return out;
}

function doubleCommas(value: string): string {
  return value.includes(',') ? value.replaceAll(',', ',,') : value;
}

/** A -netdev: in words where they are plain, as JSON (QEMU 7.0) where they are not. */
export function printQemuNetdev(type: string, options: QemuOptions): string {
  for (const key in options) {
    const value = options[key];
    if (typeof value === 'string' && !isPlain(value)) return JSON.stringify({ type, ...options });
  }
  return printQemuOptions(type, options);
}

/** Letters, digits and `- . / : _` only. */
function isPlain(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    const plain =
      (c >= 0x2d && c <= 0x3a) ||
      (c >= 0x41 && c <= 0x5a) ||
      (c >= 0x61 && c <= 0x7a) ||
      c === 0x5f;
    if (!plain) return false;
  }
  return true;
}
