import { compile, type Topology } from '../../../src/core/index.ts';
import { reachabilityOf } from '../../../src/core/simulating.ts';
import { succeed } from './sandbox.ts';
import type { Host } from './vm-host.ts';

interface Told {
  readonly reaches: number;
  readonly silent: number;
  /** Lines such as `left-0 10.0.0.2: not reaches`. */
  readonly wrong: readonly string[];
}

/** What the designer says of the drawing, and what differs when all is asked of the hosts at once. */
export async function compareWithForetold(
  topology: Topology,
  hosts: readonly Host[],
): Promise<Told> {
  const { plan } = compile(topology);
  const { askers, from } = reachabilityOf(plan);
  const asked = askers.flatMap((id) => {
    const asker = topology.devices.find((device) => device.id === id)!;
    const answers = from(id).filter(({ answer }) => answer !== 'open');
    return answers.map(({ to, answer }) => ({ asker, to, answer }));
  });
  const answers = new Set<string>();
  for (const [i, { id }] of plan.hosts.entries()) {
    const here = asked.filter(({ asker }) => (asker.in ?? asker.id) === id);
    const lines = here.map(({ asker, to, answer }) => {
      const inside = asker.kind === 'namespace' ? `ip netns exec ${asker.name} ` : '';
      const limit = answer === 'silent' ? 3 : 10;
      return `${inside}ping -c1 -w${limit} ${to} >/dev/null 2>&1 && echo ${asker.id} ${to} &`;
    });
    const { stdout } = await succeed(hosts[i]!.run(['sh', '-c', [...lines, 'wait'].join('\n')]));
    for (const line of stdout.split('\n')) answers.add(line);
  }
  const count = (kind: string) => asked.filter(({ answer }) => answer === kind).length;
  return {
    reaches: count('reaches'),
    silent: count('silent'),
    wrong: asked
      .filter(
        ({ asker, to, answer }) => answers.has(`${asker.id} ${to}`) !== (answer === 'reaches'),
      )
      .map(({ asker, to, answer }) => `${asker.id} ${to}: not ${answer}`),
  };
}
