import { english, type Topology } from '../../src/core/index.ts';
import { type ByHand, decodeShare, encodeShare, typicalLab } from '../../src/core/sharing.ts';
import { median, verdict, wall } from './measure.ts';
import { drawioLink, mermaidLink } from './others.ts';

const PAGE = 'https://vethloom.test/';
const SIZES = [5, 20, 50, 100, 300];
const ROUNDS = 60;
const LIMITS: readonly (readonly [count: number, byHand: ByHand, most: number])[] = [
  [100, 'nothing', 400],
  [100, 'some', 700],
  [300, 'some', 1800],
  [100, 'everything', 1650],
];
const DECODE_MS = 5;

function linkOf(topology: Topology): string {
  const encoded = encodeShare(topology);
  if ('why' in encoded) throw new Error(english(encoded.why));
  return PAGE + encoded.text;
}

function times(work: () => void): number {
  return median(Array.from({ length: ROUNDS }, () => wall(work))) / 1000;
}

/** Length and time of links beside those of mermaid.live and draw.io for the same labs. */
export function shareLinks(): void {
  console.log(
    '\nlinks of typical labs, characters and ms\ndevices   vethloom  no places   mermaid.live   draw.io   encode   decode',
  );
  let decode = 0;
  for (const size of SIZES) {
    const lab = typicalLab(size, 'some');
    const link = linkOf(lab);
    const bare = encodeShare(lab, { withoutPlaces: true });
    const encode = times(() => encodeShare(lab));
    decode = times(() => decodeShare(link));
    const lengths = [
      link.length,
      'text' in bare ? PAGE.length + bare.text.length : 0,
      mermaidLink(lab).length,
      drawioLink(lab).length,
    ];
    const widths = [9, 11, 15, 10];
    const cells = lengths.map((length, i) => String(length).padStart(widths[i] ?? 0));
    console.log(
      `${String(size).padEnd(9)}${cells.join('')}${encode.toFixed(2).padStart(9)}${decode.toFixed(2).padStart(9)}`,
    );
  }
  for (const [count, byHand, most] of LIMITS) {
    const lengths = Array.from('abcde', (seed) => linkOf(typicalLab(count, byHand, seed)).length);
    verdict(
      `characters of a link with ${count} devices, ${byHand} by hand, longest of 5`,
      Math.max(...lengths),
      most,
      0,
    );
  }
  verdict('ms to read a link of 300 devices', decode, DECODE_MS, 2);
}
