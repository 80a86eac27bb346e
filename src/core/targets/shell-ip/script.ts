import { type Danger, dangersOf } from '../../plan/dangers.ts';
import { driversOf } from '../../plan/drivers.ts';
import { effectsOf } from '../../plan/effects.ts';
import { cardsOf } from '../../plan/ovs-bond.ts';
import { placeText } from '../../plan/place.ts';
import { nftTable } from '../../plan/plan.ts';
import type { Address, Netdev, Origin, Port, Resource, Upper } from '../../plan/resource.ts';
import { comment, sh, type ShText, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed, type Writer } from '../../text/writer.ts';
import type { EmitContext } from '../target.ts';
import { header } from './header.ts';
import { functionsOf, passedOf } from './passed.ts';
import { laterThan, needsLines } from './needs-lines.ts';
import { prerequisitesOf } from './prerequisites.ts';
import { printQuestions } from './questions.ts';
import { CONFIRM } from './runtime/confirm.ts';
import { CONSENT } from './runtime/consent.ts';
import { ISOLATED } from './runtime/isolated.ts';
import { JUDGE } from './runtime/judge.ts';
import { LACKING } from './runtime/lacking.ts';
import { MOVING } from './runtime/moving.ts';
import { PASSING } from './runtime/passing.ts';
import { PREFLIGHT } from './runtime/preflight.ts';
import { REMOVE } from './runtime/remove.ts';
import { SERVICES } from './runtime/services.ts';
import { STEPS } from './runtime/steps.ts';
import { SURVEY } from './runtime/survey.ts';
import { TESTS } from './runtime/tests.ts';
import { UPLINK } from './runtime/uplink.ts';
import { VIRTUAL } from './runtime/virtual.ts';
import { VIRTUAL_BACK } from './runtime/virtual-back.ts';
import { VERBS } from './runtime/verbs.ts';
import { filterRules } from './services-lines.ts';
import { type StepContext, stepParts } from './step-lines.ts';
import type { Words } from './words.ts';
import { english } from '../../util/message.ts';

/** One way of saying the same network: the words of its steps and of its removal. */
export interface Dialect {
  readonly title: string;
  readonly words: Words;
  /** Shell text that defines `remove_bridge NAME`. */
  readonly removeBridge: string;
  readonly tools: readonly string[];
}

/** What ShellCheck is told to leave be, with the reasons. */
const DIRECTIVES = [
  '# Dollars and backslashes in single quotes are text of the drawing, or awk (SC1003,',
  '# SC2016). Short names read better without braces (SC2250). Commands are checked by',
  '# "run", as "set -e" is off inside conditions (SC2310, SC2312). -ef is POSIX since 2024',
  '# (SC3013).',
  '# shellcheck disable=SC1003,SC2016,SC2250,SC2310,SC2312,SC3013',
  'set -u',
];

function contextOf({ plan, host, mine }: EmitContext, words: Words): StepContext {
  const ports = new Set<string>();
  const lowers = new Map<string, Upper>();
  const uplinked = new Set<string>();
  const kernelNames = new Map<string, string>();
  const nth = new Map<Address, number>();
  const counts = new Map<string, number>();
  for (const resource of mine) {
    if (resource.kind === 'port') {
      ports.add(resource.ifname);
      if (resource.of === 'existing') uplinked.add(resource.bridge);
    }
    if (resource.kind === 'slave') ports.add(resource.ifname);
    if (resource.kind === 'netdev' && 'lower' in resource) lowers.set(resource.lower, resource);
    if (resource.kind === 'ovs-port') {
      ports.add(resource.name);
      for (const { ifname } of resource.bond?.members ?? []) ports.add(ifname);
      if (resource.moved) kernelNames.set(placeText(resource.moved), resource.name);
    }
    if (resource.kind === 'address' && resource.family === 4) {
      const key = `${resource.namespace ?? ''}/${resource.ifname}`;
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      nth.set(resource, count);
    }
  }
  const nats = mine.filter(({ kind }) => kind === 'nat').length;
  const filters = mine.flatMap((one) => (one.kind === 'filter' ? filterRules(one) : [])).length;
  return {
    words,
    lab: plan.lab,
    nats,
    filters,
    ports,
    kernelNames,
    lowers,
    uplinked,
    passed: functionsOf(host),
    nth,
  };
}

const OPENED: ReadonlySet<Netdev['type']> = new Set(['tap', 'tun', 'macvtap']);

/** What a guest or another program opens: network devices, sockets of a switch or for one, hardware. */
function isOpened(one: Resource): boolean {
  const device = one.kind === 'netdev' && OPENED.has(one.type);
  if (one.kind === 'ovs-port') return one.of === 'vhost-user';
  const opened = one.kind === 'daemon' && one.program === 'vde_switch';
  return device || opened || one.kind === 'passthrough';
}

/** bash and busybox walk a function by recursion: one of 60,000 commands ends them. */
const STEPS_PER_FUNCTION = 500;

interface Step {
  readonly resource: Resource;
  readonly lines: readonly ShText[];
}

/**
 * What is done inside a namespace comes after all that is done on the host, and
 * together: entering one is what takes the time. Nothing on the host needs it.
 */
function byStack(mine: readonly Resource[], context: StepContext): readonly Step[] {
  const onHost: Step[] = [];
  const inside = new Map<string, Step[]>();
  for (const resource of mine) {
    for (const { namespace, lines } of stepParts(resource, context)) {
      let steps = namespace === undefined ? onHost : inside.get(namespace);
      if (steps === undefined) inside.set(namespace ?? '', (steps = []));
      const last = steps.at(-1);
      // Both parts of a cable within one stack.
      if (last?.resource === resource)
        steps[steps.length - 1] = { resource, lines: [...last.lines, ...lines] };
      else steps.push({ resource, lines });
    }
  }
  return [onHost, ...inside.values()].flat();
}

/** Writes functions that hold the steps and returns their names. */
function printSteps(
  { plan, mine }: EmitContext,
  context: StepContext,
  writer: Writer,
): readonly string[] {
  const names: string[] = [];
  const steps = byStack(mine, context);
  // The resources of a device or link follow each other.
  let origin: Origin | undefined;
  let label = title('');
  for (let from = 0; from === 0 || from < steps.length; from += STEPS_PER_FUNCTION) {
    const name = `steps_${names.length + 1}`;
    names.push(name);
    writer.line(`${name}() {`);
    writer.line('  :');
    for (const { resource, lines } of steps.slice(from, from + STEPS_PER_FUNCTION)) {
      if (resource.origin !== origin) {
        origin = resource.origin;
        label = title(plan.titles.get(origin) ?? origin);
      }
      writer.from(resource.origin, () => {
        writer.line('');
        writer.line(`  step ${word(resource.id)} ${label}`);
        for (const line of lines) writer.line(`  ${line}`);
      });
    }
    writer.line('}');
  }
  return names;
}

/** The flags without which `up` refuses, as calls of `danger FLAG NAME TEXT`. */
function printDangers(dangers: readonly Danger[], writer: Writer): void {
  writer.line(comment('What "up" must be told by name.'));
  writer.line('dangers() {');
  writer.line('  :');
  for (const { kind, name, text } of dangers) {
    writer.line(sh`  danger --yes-${word(kind)} ${word(name)} ${title(english(text))}`);
  }
  writer.line('}');
  writer.line('');
}

/** Where what a network card carries would have to go: `bridge`, or why it cannot go there. */
function homeOf(port: Port, mine: readonly Resource[]): string {
  const to = mine.find(
    (one) => one.kind === 'netdev' && one.type === 'bridge' && one.ifname === port.bridge,
  );
  if (to?.kind === 'netdev' && to.type === 'bridge' && to.stp) return 'stp';
  if (!port.vlan) return 'bridge';
  return (port.vlan.mode === 'access' ? port.vlan.tag : port.vlan.native) === 1 ? 'bridge' : 'vlan';
}

function uplinksOf(mine: readonly Resource[]): string {
  const cards: string[] = [];
  for (const one of mine) {
    if (one.kind === 'slave' && one.of === 'existing') cards.push(`${one.ifname}/${one.bond}/bond`);
    if (one.kind === 'ovs-port')
      cards.push(...cardsOf(one).map((name) => `${name}/${one.bridge}/ovs`));
    if (one.kind !== 'port' || one.of !== 'existing') continue;
    cards.push(`${one.ifname}/${one.bridge}/${homeOf(one, mine)}`);
  }
  return cards.join(' ');
}

/** What is there when this has run: what libvirt makes comes later. */
function builtWith({ host, mine }: EmitContext): readonly Resource[] {
  const own = new Set(mine);
  return host.resources.filter((one) => one.madeBy === undefined || own.has(one));
}

/** The whole of net.sh. Linear in resources. */
export function script(context: EmitContext, dialect: Dialect): Printed {
  const { plan, mine } = context;
  const { tools, asked, features, ovs, services, accounts } = prerequisitesOf(mine, dialect.tools);
  // Guests are run by others, after this: whoever builds the network is asked for both.
  const dangers = dangersOf(context.host.resources);
  const later = laterThan({ tools, features }, context.needs?.());
  const told = { effects: effectsOf(mine, plan.lab), dangers, tools, asked, ovs, features, later };
  const writer = createWriter();
  for (const line of header(context, told, dialect.title)) writer.line(line);
  for (const line of DIRECTIVES) writer.line(line);
  writer.line('');
  writer.line(sh`LAB=${title(plan.lab.id)}`);
  writer.line('USER_ID=$(id -u)');
  writer.line(
    comment('Netdev group of all that this script makes: by it "down" knows what is ours.'),
  );
  writer.line(sh`GROUP=${plan.lab.group}`);
  if (mine.some(isOpened)) {
    writer.line(
      comment(
        'Who may open taps, TUN devices and sockets, unless the drawing says who: the user behind sudo, so that programs need no root.',
      ),
    );
    writer.line('OWNER="${SUDO_UID:-$USER_ID}"');
  }
  writer.line(comment('Accounts of this machine that are lent a tap.'));
  writer.line(sh`ACCOUNTS=${word(accounts.join(' '))}`);
  for (const line of needsLines({ tools, features }, later)) writer.line(line);
  writer.line(comment('What Linux calls the drivers of the cards that guests have.'));
  const guests = context.host.resources.filter((one) => one.kind === 'machine');
  writer.line(sh`DRIVERS=${word([...driversOf(guests).keys()].join(', '))}`);
  writer.line(
    comment('Network cards of this machine that become ports, of what, and how it takes them.'),
  );
  writer.line(sh`UPLINKS=${word(uplinksOf(mine))}`);
  writer.line(
    comment('And those that guests get, where they sit, who hands them over, and their MAC.'),
  );
  writer.line(sh`PASSED=${word(passedOf(context))}`);
  writer.line(`OVS=${ovs}`);
  writer.line(sh`SERVICES=${word(services.join(' '))}`);
  writer.line(sh`TABLE=${word(nftTable(plan.lab))}`);
  writer.line(comment('Whether a verb builds as if --isolated stood before it.'));
  writer.line(context.isolated ? 'ISOLATED=yes' : 'ISOLATED=no');
  const six = mine.some(
    (one) =>
      (one.kind === 'route' || (one.kind === 'address' && !one.namespace)) && one.family === 6,
  );
  writer.line(six ? 'IPV6=yes' : 'IPV6=no');
  writer.line('');
  printDangers(dangers, writer);
  writer.line(
    comment('The steps, in order. "run" lines are the commands of "up"; the others declare'),
  );
  writer.line(comment('what is made and how it must read back.'));
  const parts = printSteps(context, contextOf(context, dialect.words), writer);
  writer.line(`steps() { ${parts.join('; ')}; }`);
  printQuestions(builtWith(context), writer);
  for (const part of [
    STEPS,
    SERVICES,
    SURVEY,
    JUDGE,
    MOVING,
    UPLINK,
    PASSING,
    VIRTUAL,
    VIRTUAL_BACK,
    CONFIRM,
    REMOVE,
    dialect.removeBridge,
    LACKING,
    PREFLIGHT,
    TESTS,
    CONSENT,
    ISOLATED,
    VERBS,
  ]) {
    writer.block(block(part.trimEnd()));
  }
  return writer.finish();
}
