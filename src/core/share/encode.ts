import { readDrawing } from '../format/read.ts';
import type { Device, Topology } from '../model/topology.ts';
import { toBase64url } from './base64url.ts';
import { excessOf, LIMITS } from './limits.ts';
import { shareText } from './share-text.ts';
import { Unreadable, Writer } from './v1/coder.ts';
import { codeDrawing, type Drawing } from './v1/drawing.ts';
import { type Message, msg } from '../util/message.ts';

/** The fragment of a link, `#v1.…`, or why the drawing fits in none. */
export type Encoded = { readonly text: string } | { readonly why: Message };

interface EncodeOptions {
  /** Leaves out where devices stand: who opens the link sees them in rows. */
  readonly withoutPlaces?: boolean;
}

/** As the drawing comes back from its file: the same drawing has the same link. */
function canonical(topology: Topology): (Topology & Drawing) | undefined {
  try {
    return readDrawing(JSON.parse(JSON.stringify(topology))).topology as Topology & Drawing;
  } catch {
    return undefined;
  }
}

function withoutPlaces(topology: Topology & Drawing): Drawing {
  const containers = new Set(topology.devices.map((device) => device.in));
  const bare = ({ at: _at, size, ...device }: Device): Readonly<Record<string, unknown>> =>
    size || containers.has(device.id) ? { ...device, size: null } : device;
  return { ...topology, devices: topology.devices.map(bare) };
}

export function encodeShare(topology: Topology, options: EncodeOptions = {}): Encoded {
  const drawing = canonical(topology);
  if (!drawing)
    return { why: msg`The drawing is nested too deep, or damaged: no link can hold it.` };
  const why = excessOf(drawing);
  if (why !== undefined) return { why };
  const writer = new Writer();
  try {
    codeDrawing(writer, LIMITS, options.withoutPlaces ? withoutPlaces(drawing) : drawing);
  } catch (problem) {
    if (problem instanceof Unreadable) return { why: problem.why };
    throw problem;
  }
  const text = shareText(toBase64url(writer.finish()));
  if (text.length <= LIMITS.characters) return { text };
  return {
    why: msg`The link would have ${text.length} characters; at most ${LIMITS.characters} are read again.`,
  };
}
