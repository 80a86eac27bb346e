import { Choice, Count, evenBits } from './numbers.ts';
import { Bit, type Coder } from './coder.ts';

const OCTET = '(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])';
const IPV4 = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}(?:/(\\d|[12]\\d|3[0-2]))?$`);
const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;

export const isIpv4 = (text: string): boolean => IPV4.test(text);
/** In small or in capital letters, not in both. */
export const isWholeMac = (text: string): boolean =>
  MAC.test(text) || (MAC.test(text.toLowerCase()) && text === text.toUpperCase());

/** Four octets and the length of the prefix, from the second place on. */
function numbersIn(text: string): (number | undefined)[] {
  return (IPV4.exec(text) ?? []).map((part) => (part === undefined ? undefined : Number(part)));
}

/** No length of a prefix. */
const BARE = 33;
/** How many networks are remembered. */
const SUBNETS = 64;

function bytesIn(mac: string): number[] {
  return mac.split(':').map((pair) => Number.parseInt(pair, 16));
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** MACs of QEMU's prefix, or alike the one before. */
export class Macs {
  private readonly last = [0x52, 0x54, 0, 0, 0, 0];
  private readonly capital = new Bit(0.05, 1);
  private readonly same = [0.95, 0.95, 0.95, 0.5, 0.5].map((p) => new Bit(p, 2));
  private readonly next = new Bit();

  code(coder: Coder, text: string): string {
    const given = coder.writes ? bytesIn(text) : this.last;
    const capital = coder.bit(this.capital, text === text.toLowerCase() ? 0 : 1);
    let result = '';
    for (let i = 0; i < this.last.length; i++) {
      const byte = this.byte(coder, i, given[i] ?? 0);
      this.last[i] = byte;
      result += (i === 0 ? '' : ':') + (HEX[byte] ?? '');
    }
    return capital === 1 ? result.toUpperCase() : result;
  }

  private byte(coder: Coder, i: number, byte: number): number {
    const model = this.same[i];
    const last = this.last[i] ?? 0;
    const guess = model ? last : (last + 1) & 255;
    if (coder.bit(model ?? this.next, byte === guess ? 1 : 0) === 1) return guess;
    return evenBits(coder, 8, byte);
  }
}

interface Subnet {
  readonly octets: readonly number[];
  host: number;
}

/** What one place in a drawing, such as the gateways, is like. */
export class Ipv4Place {
  readonly rank = new Count();
  readonly host = new Choice(2);
  readonly prefix = new Choice(6);
  /** From the subnet before, for each octet, by how many before it were the same. */
  readonly steps = Array.from({ length: 9 }, () => new Choice(2));
  last = 1;
}

/** IPv4 addresses: first one of the /24 networks met so far, then the next host in it. */
export class Ipv4s {
  private readonly subnets: Subnet[] = [{ octets: [10, 0, 0], host: 0 }];
  private readonly octet = new Choice(8);

  code(coder: Coder, place: Ipv4Place, text: string): string {
    const [, a = 0, b = 0, c = 0, host = 0, prefix = BARE] = coder.writes ? numbersIn(text) : [];
    const subnet = this.subnet(coder, place, [a, b, c]);
    const given = this.host(coder, place, subnet, host);
    subnet.host = given;
    place.last = given;
    const length = place.prefix.code(coder, prefix);
    const address = `${subnet.octets.join('.')}.${given}`;
    return length === BARE ? address : `${address}/${length}`;
  }

  private subnet(coder: Coder, place: Ipv4Place, octets: readonly number[]): Subnet {
    const met = this.subnets.length;
    const known = coder.writes ? this.indexOf(octets) : 0;
    const rank = place.rank.code(coder, known < 0 ? met : known, met);
    const found = this.subnets[rank] ?? this.newSubnet(coder, place, octets);
    if (rank < met) this.subnets.splice(rank, 1);
    else if (met === SUBNETS) this.subnets.pop();
    this.subnets.unshift(found);
    return found;
  }

  private indexOf(octets: readonly number[]): number {
    return this.subnets.findIndex((one) => one.octets.every((octet, i) => octet === octets[i]));
  }

  private newSubnet(coder: Coder, place: Ipv4Place, octets: readonly number[]): Subnet {
    const before = this.subnets[0]?.octets ?? [];
    let alike = 0;
    const result = octets.map((octet, i) => {
      const last = before[i] ?? 0;
      const next = (last + 1) & 255;
      const step = place.steps[i * 3 + alike];
      switch (step?.code(coder, octet === last ? 0 : octet === next ? 1 : 2)) {
        case 0:
          alike++;
          return last;
        case 1:
          return next;
        default:
          return this.octet.code(coder, octet);
      }
    });
    return { octets: result, host: 0 };
  }

  /** The next one in the subnet, the same one as here the last time, or any. */
  private host(coder: Coder, place: Ipv4Place, subnet: Subnet, host: number): number {
    const next = (subnet.host + 1) & 255;
    switch (place.host.code(coder, host === next ? 0 : host === place.last ? 1 : 2)) {
      case 0:
        return next;
      case 1:
        return place.last;
      default:
        return evenBits(coder, 8, host);
    }
  }
}
