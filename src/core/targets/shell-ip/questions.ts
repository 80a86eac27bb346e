import { type Place, placeText } from '../../plan/place.ts';
import type { Resource } from '../../plan/resource.ts';
import type { Expectation } from '../../simulate/expectation.ts';
import { expectationsOf } from '../../simulate/expectations.ts';
import { comment, sh, type ShText, title, word } from '../../text/shell.ts';
import type { Writer } from '../../text/writer.ts';

/** So many are asked at once. */
const AT_ONCE = 20;

/** Seconds: the default of IEEE 802.1D, which Open vSwitch keeps to. */
const FORWARD_DELAY = 15;

function named({ namespace, ifname }: Place): string {
  return namespace === undefined ? ifname : `${namespace} ${ifname}`;
}

/** `reach left eth0 10.0.0.3 'right eth0' 'l1 l2'`: the ids are of what it is about. */
function question({ kind, from, to, owner, size, concerns }: Expectation): ShText {
  const small = kind === 'reach' ? sh`reach` : sh`silent`;
  const large = kind === 'reach' ? sh`fits` : sh`drops`;
  const at = sh`${word(from.namespace ?? '-')} ${word(from.ifname)} ${word(to)}`;
  const about = sh`${title(named(owner))} ${title(concerns.join(' '))}`;
  return size === undefined ? sh`${small} ${at} ${about}` : sh`${large} ${at} ${about} ${size}`;
}

/** Switches whose ports wait before they forward, with the seconds that this may take. */
function converging(resource: Resource): readonly ShText[] {
  if (resource.kind === 'ovs-bridge' && resource.stp)
    return [sh`converges ovs ${word(resource.name)} ${2 * FORWARD_DELAY}`];
  if (resource.kind !== 'netdev' || resource.type !== 'bridge' || !resource.stp) return [];
  return [sh`converges bridge ${word(resource.ifname)} ${2 * resource.forwardDelay}`];
}

function printFunction(name: string, writer: Writer, body: () => void): void {
  writer.line(`${name}() {`);
  writer.line('  :');
  body();
  writer.line('}');
}

/** What the verb "test" asks: all that the network of this host must do, and how it gets ready for it. */
export function printQuestions(resources: readonly Resource[], writer: Writer): void {
  const all = expectationsOf(resources);
  const places = new Map<string, Place>();
  for (const { from, owner } of all) {
    for (const place of [from, owner]) places.set(placeText(place), place);
  }
  writer.line('');
  writer.line(comment('Where "test" asks from and for, and what it waits for first.'));
  printFunction('places', writer, () => {
    for (const line of resources.flatMap(converging)) writer.line(`  ${line}`);
    for (const { namespace, ifname } of places.values())
      writer.line(sh`  place ${word(namespace ?? '-')} ${word(ifname)}`);
  });
  writer.line('');
  writer.line(
    comment('Its questions, as far as the drawing is certain of the answer. Those of one'),
  );
  writer.line(comment('function are asked at once.'));
  const parts: string[] = [];
  for (let from = 0; from < all.length;) {
    // Silence counts after the answers only.
    const kind = all[from]?.kind;
    const next = all.slice(from, from + AT_ONCE).filter((one) => one.kind === kind);
    from += next.length;
    const name = `questions_${parts.length + 1}`;
    parts.push(name);
    printFunction(name, writer, () => {
      for (const one of next) writer.from(one.origin, () => writer.line(`  ${question(one)}`));
    });
  }
  writer.line(sh`QUESTIONS=${word(parts.join(' '))} ASKED=${all.length}`);
}
