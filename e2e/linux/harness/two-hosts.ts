import { execFileSync } from 'node:child_process';
import { openSandbox, type Sandbox, succeed } from './sandbox.ts';

interface Hosts {
  readonly one: Sandbox;
  readonly other: Sandbox;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly ovs?: boolean;
  /** Of the card eno1 in each of the two; none where Open vSwitch is to have it. */
  readonly addresses?: readonly [string, string];
}

/** Two machines with a cable between their cards eno1. */
export async function openTwoHosts({ ovs = false, addresses }: Options = {}): Promise<Hosts> {
  const [one, other] = await Promise.all([openSandbox({ ovs }), openSandbox({ ovs })]);
  const close = async () => {
    await Promise.all([one.close(), other.close()]);
  };
  try {
    const add = `link add name eno1 type veth peer name eno1 netns ${other.network}`;
    execFileSync('nsenter', [`--net=${one.network}`, 'ip', ...add.split(' ')]);
    for (const [i, box] of [one, other].entries()) {
      const address = addresses?.[i];
      const own = address === undefined ? 'true' : `ip address add ${address} dev eno1 nodad`;
      await succeed(box.run(['sh', '-ec', `${own}; ip link set dev eno1 up; sleep 2.5`]));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { one, other, close };
}
