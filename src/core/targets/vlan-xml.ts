import type { Vlan } from '../plan/resource.ts';
import type { Writer } from '../text/writer.ts';
import { xml } from '../text/xml.ts';

/** <vlan>, as networks and interfaces have it. */
export function printVlan(writer: Writer, vlan: Vlan, indent: string): void {
  const tag = (text: string): void => writer.line(`${indent}  ${text}`);
  if (vlan.mode === 'access') {
    writer.line(`${indent}<vlan>`);
    tag(xml`<tag id='${vlan.tag}'/>`);
  } else {
    const { native } = vlan;
    writer.line(`${indent}<vlan trunk='yes'>`);
    for (const one of vlan.tags) if (one !== native) tag(xml`<tag id='${one}'/>`);
    if (native !== undefined) tag(xml`<tag id='${native}' nativeMode='untagged'/>`);
  }
  writer.line(`${indent}</vlan>`);
}
