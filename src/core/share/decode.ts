import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ParseResult } from '../format/parse.ts';
import { readDrawing } from '../format/read.ts';
import { fromBase64url } from './base64url.ts';
import { excessOf, LIMITS } from './limits.ts';
import { CHECK, checkOf, VERSION } from './share-text.ts';
import { DAMAGED, Reader, Unreadable } from './v1/coder.ts';
import type { Json } from './v1/columns.ts';
import { codeDrawing } from './v1/drawing.ts';
import { type Message, msg } from '../util/message.ts';

const SHARED = /(?:^|#)v(\d{1,6})\.([^#]*)$/;

function problem(code: string, message: Message): Diagnostic {
  return { code, severity: 'error', message, anchors: [{ on: 'topology' }] };
}

/** Throws `Unreadable`. */
function unpack(payload: string): Json {
  const body = payload.slice(0, -CHECK);
  const bytes = fromBase64url(body);
  if (!bytes || payload.slice(-CHECK) !== checkOf(body)) throw new Unreadable(DAMAGED);
  const { decisions, unpacked: characters } = LIMITS;
  const reader = new Reader(bytes, { decisions, characters });
  const drawing = codeDrawing(reader, LIMITS);
  reader.finish();
  return drawing;
}

/**
 * A link, or the fragment of one, in; a topology or a clear message out. Never
 * throws, whatever the text is; bounded in time and memory by `LIMITS`.
 */
export function decodeShare(text: string): ParseResult {
  const fail = (code: string, message: Message): ParseResult => ({
    diagnostics: [problem(code, message)],
  });
  if (text.length > LIMITS.characters + 2048) {
    const most = LIMITS.characters;
    return fail(
      'link-too-long',
      msg`The link has ${text.length} characters; at most ${most} are read.`,
    );
  }
  // Mail programs break long lines.
  const [, version, payload = ''] = SHARED.exec(text.replace(/\s+/g, '')) ?? [];
  if (version === undefined) {
    return fail(
      'link-without-drawing',
      msg`There is no drawing in this link: a link to one has "#v1." and then letters and digits.`,
    );
  }
  if (Number(version) !== VERSION) {
    return fail(
      'link-version',
      msg`The link was made by a newer Vethloom (version ${version}); this one reads version ${VERSION}.`,
    );
  }
  try {
    const { topology, problems } = readDrawing(unpack(payload));
    const why = topology && excessOf(topology);
    if (why !== undefined) return fail('link-too-large', why);
    const diagnostics = problems.map(({ code, severity, message }) => ({
      ...problem(code, message),
      severity,
    }));
    return topology ? { topology, diagnostics } : { diagnostics };
  } catch (refused) {
    if (refused instanceof Unreadable) return fail('link-damaged', refused.why);
    throw refused;
  }
}
