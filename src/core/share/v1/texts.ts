import { Ipv4Place, Ipv4s, isIpv4, isWholeMac, Macs } from './addresses.ts';
import { Bit, type Coder, DAMAGED, Unreadable } from './coder.ts';
import { primedLetters } from './letters.ts';
import { Choice, Count } from './numbers.ts';

interface Numbering {
  next: number;
  /** Digits, zeros in front; 0 for none in front. */
  width: number;
}

/** What the texts of a whole drawing share. */
export class Vocabulary {
  readonly letters = primedLetters();
  readonly macs = new Macs();
  readonly ipv4s = new Ipv4s();
}

/** A word and the number after it. */
const NUMBERED = /^([^]*?)(\d{1,8})$/;
const [NUMBER, MAC, IPV4, PAIR, SPELLED, CONTINUED] = [0, 1, 2, 3, 4, 5];
/** What a letter that is spelled counts for, beside its length: it takes eight decisions. */
const LETTER_COST = 7;
/** Letters in common with the text spelled before that are worth a word. */
const WORTHWHILE = 4;
const PAIRED = /^([^ -]+)([ -])([^ -]+)$/;

function isAddress(text: string): boolean {
  return isIpv4(text) || isWholeMac(text);
}

const digits = (number: number, width: number): string => String(number).padStart(width, '0');

/** Texts of one place in a drawing, such as the names of guests. */
export class Texts {
  private readonly sort = new Choice(3);
  private readonly stem = new Count();
  private readonly step = new Count();
  private readonly sameWidth = new Bit(0.95, 2);
  private readonly width = new Count();
  private readonly copied = new Count();
  private readonly spelled = new Count();
  private readonly dash = new Bit();
  private readonly mac = [new Bit(), new Bit()] as const;
  private readonly places = [new Ipv4Place(), new Ipv4Place()] as const;
  private readonly stems: string[];
  private before = '';

  /** `stems` are known beforehand; places of one `numbering` count on together. */
  constructor(
    private readonly shared: Vocabulary,
    stems: readonly string[] = [],
    private readonly numbering = new Map<string, Numbering>(),
  ) {
    this.stems = [...stems];
  }

  code(coder: Coder, text: string): string {
    const result = this.any(coder, text);
    coder.grow(result.length);
    return result;
  }

  private any(coder: Coder, text: string): string {
    switch (this.sort.code(coder, coder.writes ? this.sortOf(text) : 0)) {
      case NUMBER:
        return this.numbered(coder, text);
      case MAC:
        return this.shared.macs.code(coder, text);
      case IPV4:
        return this.shared.ipv4s.code(coder, this.places[0], text);
      case PAIR:
        return this.pair(coder, text);
      case SPELLED:
        return this.spell(coder, text, 0);
      case CONTINUED: {
        const alike = alikeIn(this.before, text);
        return this.spell(coder, text, this.copied.code(coder, alike, this.before.length));
      }
      default:
        throw new Unreadable(DAMAGED);
    }
  }

  /** Which way of writing fits a text best. */
  private sortOf(text: string): number {
    if (isWholeMac(text)) return MAC;
    if (isIpv4(text)) return IPV4;
    const [, first = '', , second = ''] = PAIRED.exec(text) ?? [];
    if (isAddress(first) && isAddress(second)) return PAIR;
    if (NUMBERED.test(text) && !/\d{9}$/.test(text)) return NUMBER;
    return alikeIn(this.before, text) < WORTHWHILE ? SPELLED : CONTINUED;
  }

  private numbered(coder: Coder, text: string): string {
    const [, stem = '', tail = ''] = coder.writes ? (NUMBERED.exec(text) ?? []) : [];
    const known = coder.writes ? this.stems.indexOf(stem) : 0;
    const met = this.stems.length;
    const at = this.stem.code(coder, known < 0 ? met : known, met);
    const word = this.stems[at] ?? this.spell(coder, stem, 0);
    if (at === met && met < 4096) this.stems.push(word);
    const numbering = this.numbering.get(word) ?? { next: 0, width: 0 };
    const number = numbering.next + this.step.codeSigned(coder, Number(tail) - numbering.next);
    if (number < 0) throw new Unreadable(DAMAGED);
    const same = coder.writes && digits(Number(tail), numbering.width) === tail;
    const width =
      coder.bit(this.sameWidth, same ? 1 : 0) === 1
        ? numbering.width
        : this.width.code(coder, tail.startsWith('0') ? tail.length : 0, 8);
    this.numbering.set(word, { next: number + 1, width });
    return word + digits(number, width);
  }

  private pair(coder: Coder, text: string): string {
    const [, first = '', between = '', second = ''] = PAIRED.exec(text) ?? [];
    const dash = coder.bit(this.dash, between === '-' ? 1 : 0) === 1 ? '-' : ' ';
    const [a, b] = [first, second].map((word, i) => {
      const side = i === 0 ? 0 : 1;
      const mac = coder.bit(this.mac[side], isIpv4(word) ? 0 : 1) === 1;
      if (mac) return this.shared.macs.code(coder, word);
      return this.shared.ipv4s.code(coder, this.places[side], word);
    });
    return `${a}${dash}${b}`;
  }

  /** Letter by letter, but for what is copied from the text spelled before. */
  private spell(coder: Coder, text: string, copied: number): string {
    const start = this.before.slice(0, copied);
    const length = this.spelled.code(coder, text.length - copied, 1 << 20);
    coder.grow(LETTER_COST * length);
    this.before = start + this.shared.letters.code(coder, text.slice(copied), length);
    return this.before;
  }
}

function alikeIn(before: string, text: string): number {
  let alike = 0;
  while (alike < text.length && alike < before.length && text[alike] === before[alike]) alike++;
  return alike;
}
