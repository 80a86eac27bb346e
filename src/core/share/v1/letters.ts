import { Bit, type Coder, Mixed, trainer } from './coder.ts';
import { Choice } from './numbers.ts';

/** What names of this field are made of; read once, so that the models begin with it. */
const PRIMER =
  'web mail database firewall router gateway client server desktop monitor storage proxy attacker victim office guest internet kali debian ubuntu windows switch core edge access node master worker backup print camera voice lab test build ';

/** How much is believed of what follows any letter, its sort, the letter, and the two before. */
const WEIGHTS = [0.2, 1, 4, 24];
const ASCII = 128;

/** Texts of UTF-16 code units, whatever they are; the likeliness of each depends on those before. */
export class Letters {
  private readonly nodes = WEIGHTS.map(() => new Map<number, Bit>());
  private readonly mixed = new Mixed(WEIGHTS);
  private readonly ascii = [new Bit(0.97, 8), new Bit(0.1, 1)] as const;
  private readonly high = new Choice(8);
  private readonly low = new Map<number, Choice>();

  constructor() {
    this.code(trainer, PRIMER, PRIMER.length);
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
        contexts.forEach((context, order) => {
          const nodes = this.nodes[order] as Map<number, Bit>;
          this.mixed.set(order, made(nodes, context * ASCII + node, newBit));
        });
        node = node * 2 + coder.bit(this.mixed, (unit >>> i) & 1);
      }
      return node - ASCII;
    }
    const high = this.high.code(coder, unit >>> 8);
    return high * 256 + made(this.low, high, eightBits).code(coder, unit & 255);
  }
}

const newBit = (): Bit => new Bit();
const eightBits = (): Choice => new Choice(8);

function made<T>(map: Map<number, T>, key: number, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Vowels, consonants, digits, spaces, capitals and the rest. */
function sortOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return 'aeiouy'.includes(String.fromCharCode(unit)) ? 0 : 1;
  if (unit >= 48 && unit <= 57) return 2;
  if (unit === 32) return 3;
  return unit >= 65 && unit <= 90 ? 4 : 5;
}
