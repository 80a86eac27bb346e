import type { Arena } from './arena.ts';
import type { Fault, FaultKind } from './faults.ts';
import { succeed } from './sandbox.ts';
import { none, spread, type Trial } from './trials.ts';

type Verb = 'up' | 'down';

const kills: readonly FaultKind[] = ['kill-before', 'kill-after'];
const fails: readonly FaultKind[] = ['fail', 'fail-after'];

/** Every command of `up`, of `down`, and of two roll-backs killed or failing. */
export async function faultTrials(arena: Arena): Promise<readonly Trial[]> {
  const { strike, net, left, unbuilt } = arena;
  const { commands: builds } = await succeed(strike('up', []));
  none('the lab is not built', await unbuilt());
  const { commands: removes } = await succeed(strike('down', []));
  none('the lab is not taken back', await left());

  const everywhere = (verb: Verb, commands: readonly string[]): Trial[] =>
    commands.flatMap((command, i) => {
      const one = (how: FaultKind, then: Verb) =>
        trial(`${verb}: ${how}`, verb, [{ at: i + 1, how }], command, then);
      return [
        ...kills.flatMap((how) => [one(how, 'down'), one(how, 'up')]),
        ...fails.map((how) => one(how, 'up')),
      ];
    });

  const halves = [...builds, ...removes].flatMap((command, i) =>
    half(command, i + 1, builds.length),
  );
  const rollBacks: Trial[] = [];
  for (const at of [Math.ceil(builds.length / 2), builds.length]) {
    const failed: Fault = { at, how: 'fail' };
    const { commands } = await strike('up', [failed]);
    await succeed(net('down'));
    for (let next = at + 1; next <= commands.length; next++) {
      for (const how of kills) {
        const faults = [failed, { at: next, how }];
        const command = commands[next - 1] ?? '';
        for (const then of ['down', 'up'] as const) {
          rollBacks.push(trial(`roll-back: ${how}`, 'up', faults, command, then));
        }
      }
    }
  }
  return [
    ...everywhere('up', builds),
    ...everywhere('down', removes),
    ...halves,
    ...rollBacks,
    ...(await cuts(arena)),
  ];
}

/** Between commands, and in what the shell does itself. */
async function cuts({ callsOf }: Arena): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  for (const verb of ['up', 'down'] as const) {
    for (const [i, call] of spread(await callsOf(verb), 40).entries()) {
      const then = i % 2 === 0 ? 'up' : 'down';
      trials.push({
        kind: `${verb}: cut`,
        about: `at ${call.name} ${call.nth}, then ${then}`,
        async run(arena) {
          if (verb === 'down') await succeed(arena.net('up'));
          const { status } = await arena.cut(verb, call);
          // Not every run makes as many.
          if (status !== 137 && status !== 0) throw new Error(`${verb}: exit ${status}`);
          await getRight(arena, then);
        },
      });
    }
  }
  return trials;
}

/** ip(8) itself is killed, between the file of a namespace and what is mounted on it. */
function half(command: string, nth: number, builds: number): readonly Trial[] {
  const [, how, name] = /^ip (?:-batch -: )?netns (add|del) (\S+)$/.exec(command) ?? [];
  if (name === undefined) return [];
  const [verb, at] = nth > builds ? (['down', nth - builds] as const) : (['up', nth] as const);
  const script = how === 'add' ? `touch /run/netns/${name}` : `umount /run/netns/${name}`;
  const faults = [{ at, how: 'kill-before' }] as const;
  return (['down', 'up'] as const).map((then) =>
    trial(`${verb}: half a command`, verb, faults, command, then, script),
  );
}

/**
 * `verb` is struck by faults, the last one at `command`, and `script` does what was left half done;
 * `then` must get the machine right.
 */
function trial(
  kind: string,
  verb: Verb,
  faults: readonly Fault[],
  command: string,
  then: Verb,
  script = '',
): Trial {
  const about = faults.map(({ at, how }) => `${how} ${at}`).join(', ');
  return {
    kind,
    about: `${about} (${command}), then ${then}`,
    async run(arena) {
      if (verb === 'down') await succeed(arena.net('up'));
      const { status } = await arena.strike(verb, faults);
      if (faults.at(-1)?.how.startsWith('kill')) {
        if (status !== 137) throw new Error(`${verb} was not killed: exit ${status}`);
      } else await judgeEnd(arena, verb, status);
      await arena.sh(script);
      await getRight(arena, then);
    },
  };
}

/** `down` leaves nothing, `up` the whole lab. */
async function getRight(arena: Arena, then: Verb): Promise<void> {
  await succeed(arena.net(then));
  if (then === 'up') {
    none('not built', await arena.unbuilt());
    await succeed(arena.net('down'));
  }
  none('left behind', await arena.left());
}

/** Its log stays after a roll-back, to be read. */
const log = /^files: \+ \/run\/vethloom(\/[^/]+(\/log)?)?$/;

/** Whether a verb told the truth about what it leaves. */
async function judgeEnd(arena: Arena, verb: Verb, status: number): Promise<void> {
  if (status === 0 && verb === 'up') none('it says that it is up', await arena.unbuilt());
  else if (status === 0 || (status === 1 && verb === 'up')) {
    const found = await arena.left();
    none(
      `exit ${status}, but`,
      found.filter((line) => !log.test(line)),
    );
  } else if (status !== 2) throw new Error(`${verb}: exit ${status}`);
}
