import { succeed } from './sandbox.ts';
import { type Host, openVmHost } from './vm-host.ts';

/** A network namespace of the test host with a /run of its own, by a cable between cards eno1. */
const split = `
  setsid unshare -n -m sh -c 'mount -t tmpfs none /run; mkdir /run/netns; echo $$ >/lab/far.pid; exec sleep 3000' \\
    >/dev/null 2>&1 </dev/null &
  until [ -s /lab/far.pid ]; do sleep 0.1; done
  far=$(cat /lab/far.pid)
  for f in /proc/sys/net/ipv6/conf/*/accept_dad; do echo 0 >$f; done
  ip link add name eno1 type veth peer name eno1 netns $far
  ip address add 192.0.2.1/24 dev eno1
  ip address add 2001:db8::1/64 dev eno1 nodad
  ip link set dev eno1 up
  nsenter -t $far -n ip address add 192.0.2.2/24 dev eno1
  nsenter -t $far -n ip address add 2001:db8::2/64 dev eno1 nodad
  nsenter -t $far -n ip link set dev eno1 up
  echo $far`;

/** Two machines with Debian's kernel and a cable between their cards eno1; they go with the first. */
export async function openVmPair(): Promise<readonly [Host, Host]> {
  const one = await openVmHost();
  const { stdout } = await succeed(one.run(['sh', '-c', split]));
  const enter = ['nsenter', '-t', stdout.trim(), '-n', '-m', '-r', '--'];
  const other: Host = {
    ...one,
    run: (argv, { cwd = '/lab', ...options } = {}) =>
      one.run([...enter, 'env', '-C', cwd, ...argv], options),
  };
  return [one, other];
}
