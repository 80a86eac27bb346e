import { Bit, type Coder, Mixed, trainer } from './coder.ts';
import { Choice } from './numbers.ts';

/** What names of this field are made of; the models begin with it. */
const PRIMER =
  'web mail database firewall router gateway client server desktop monitor storage proxy attacker victim office guest internet kali debian ubuntu windows switch core edge access node master worker backup print camera voice lab test build ';

/** How much is believed of what follows any letter, its sort, the letter, and the two before. */
const WEIGHTS = [0.2, 1, 4, 24];
const ASCII = 128;

/** Texts of UTF-16 code units, whatever they are; the likeliness of each depends on those before. */
export class Letters {
  private readonly nodes = WEIGHTS.map(() => new Map<number, Bit>());
  private readonly mixed = new Mixed(WEIGHTS);
  private readonly ascii: readonly [Bit, Bit];
  private readonly high = new Choice(8);
  private readonly low = new Map<number, Choice>();

  /** Learns on from what others have learnt, which stays as it is. */
  constructor(private readonly learnt?: Letters) {
    const [ascii, other] = learnt?.ascii ?? [new Bit(0.97, 8), new Bit(0.1, 1)];
    this.ascii = [ascii.copy(), other.copy()];
  }

  /** `length` code units; `text` is what they are where they are written. */
  code(coder: Coder, text: string, length: number): string {
    let result = '';
    let [before, last] = [32, 32];
    for (let i = 0; i < length; i++) {
      const unit = this.unit(coder, text.charCodeAt(i), before, last);
      [before, last] = [last, unit];
      result += String.fromCharCode(unit);
    }
    return result;
  }

  private unit(coder: Coder, unit: number, before: number, last: number): number {
    const ascii = this.ascii[last < ASCII ? 0 : 1];
    if (coder.bit(ascii, unit < ASCII ? 1 : 0) === 1) {
      const [a, b] = [before % ASCII, last % ASCII];
      const contexts = [0, sortOf(last), b, a * ASCII + b];
      let node = 1;
      for (let i = 6; i >= 0; i--) {
        for (let order = 0; order < contexts.length; order++) {
          this.mixed.set(order, this.bitAt(order, (contexts[order] ?? 0) * ASCII + node));
        }
        node = node * 2 + coder.bit(this.mixed, (unit >>> i) & 1);
      }
      return node - ASCII;
    }
    const high = this.high.code(coder, unit >>> 8);
    let low = this.low.get(high);
    if (!low) this.low.set(high, (low = new Choice(8)));
    return high * 256 + low.code(coder, unit & 255);
  }

  private bitAt(order: number, key: number): Bit {
    const nodes = this.nodes[order];
    const known = nodes?.get(key);
    if (known) return known;
    const bit = this.learnt?.nodes[order]?.get(key)?.copy() ?? new Bit();
    nodes?.set(key, bit);
    return bit;
  }
}

let primer: Letters | undefined;

/** Of one who has read the primer: it is read once, as it takes longer than a small drawing. */
export function primedLetters(): Letters {
  if (!primer) {
    primer = new Letters();
    primer.code(trainer, PRIMER, PRIMER.length);
  }
  return new Letters(primer);
}

/** Vowels, consonants, digits, spaces, capitals and the rest. */
function sortOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return 'aeiouy'.includes(String.fromCharCode(unit)) ? 0 : 1;
  if (unit >= 48 && unit <= 57) return 2;
  if (unit === 32) return 3;
  return unit >= 65 && unit <= 90 ? 4 : 5;
}
