import type { Plan } from '../../../src/core/index.ts';
import type { Arena } from './arena.ts';
import { bridge, inGroup, type Intrusion, intrusionsFor, namespace } from './intrusions.ts';
import { runNet } from './lab.ts';
import { type Result, succeed } from './sandbox.ts';
import { takeSnapshot } from './snapshot.ts';
import { none, type Trial } from './trials.ts';

/** What others did on the machine before, in the middle, and after; what it lacks; crowds. */
export async function foreignTrials({ lab, ovs, box }: Arena): Promise<readonly Trial[]> {
  const intrusions = intrusionsFor(lab.plan, ovs);
  const { stdout } = await succeed(
    box.run(['sed', '-n', "s/^TOOLS='\\(.*\\)'$/\\1/p", 'net.sh'], { cwd: lab.folder }),
  );
  const first = lab.plan.hosts
    .flatMap(({ resources }) => resources)
    .flatMap((one) => (one.kind === 'netdev' && one.type === 'bridge' ? one.ifname : []))[0];
  return [
    ...intrusions.map(inTheWay),
    // What is killed early has made that itself.
    ...intrusions.filter(({ about }) => !about.endsWith(` ${first}`)).map(inTheWayOfTheRest),
    ...intrusions
      .filter(({ about }) => /^a (bridge|tap|veth|namespace) /.test(about))
      .map(inTheRace),
    ...meddlingWith(lab.plan),
    ...replacing(lab.plan),
    ...[2, 2, 2, 10, 10].map(crowd),
    ...stateFolders.map(withStateFolder),
    ...stdout
      .trim()
      .split(' ')
      .flatMap((tool) => [missing(tool), missingLater(tool)]),
  ];
}

function expectStatus({ status, stderr }: Result, ...expected: readonly number[]): void {
  if (!expected.includes(status)) throw new Error(`exit ${status}, not ${expected.join(' or ')}`);
  if (status === 2 && !/still there: ./.test(stderr)) throw new Error('exit 2 without a list');
}

/** Refused, and nothing of theirs is touched, neither by `up` nor by `down`. */
function inTheWay({ about, make, undo }: Intrusion): Trial {
  return {
    kind: 'in the way',
    about,
    async run(arena) {
      await arena.sh(make);
      const foreign = await takeSnapshot(arena.box);
      expectStatus(await arena.net('check'), 3);
      expectStatus(await arena.net('up'), 1);
      none('up changed', await arena.left(foreign));
      expectStatus(await arena.net('down'), 0);
      none('down changed', await arena.left(foreign));
      await arena.sh(undo);
      none('left behind', await arena.left());
    },
  };
}

/** It comes while the lab is half built. */
function inTheWayOfTheRest({ about, make, undo }: Intrusion): Trial {
  return {
    kind: 'in the way of the rest',
    about,
    async run(arena) {
      // Namespaces come first of all.
      const at = about.startsWith('a namespace') ? 1 : 4;
      expectStatus(await arena.strike('up', [{ at, how: 'kill-before' }]), 137);
      await arena.sh(make);
      expectStatus(await arena.net('up'), 1);
      expectStatus(await arena.net('down'), 0);
      await arena.sh(undo);
      none('left behind', await arena.left());
    },
  };
}

/** Before the first thing is made, when all has been looked at. */
const RACE = `#!/bin/sh
PATH=\${PATH#/lab/race:}
input=
case " $* " in *' -batch '*) input=$(cat) ;; esac
case "$* $input" in
  *probe[0-9]*) ;;
  *' add '* | *'addbr '*)
    if [ -e /lab/race/make ]; then
      sh -e /lab/race/make || exit
      rm /lab/race/make
    fi
    ;;
esac
exec "\${0##*/}" "$@" <<END
$input
END
`;

/** It comes after all has been looked at, and is not taken for what the lab was about to make. */
function inTheRace({ about, make, undo }: Intrusion): Trial {
  return {
    kind: 'in the race',
    about,
    async run(arena) {
      for (const tool of ['ip', 'brctl']) arena.box.write(`/lab/race/${tool}`, RACE, true);
      arena.box.write('/lab/race/make', make);
      expectStatus(await arena.net('up', '/lab/race:'), 1);
      expectStatus(await arena.net('down'), 0);
      await arena.sh(undo);
      none('left behind', await arena.left());
    },
  };
}

/** Others change what is the lab's: `up` mends it, `down` takes the rest. */
function meddlingWith(plan: Plan): readonly Trial[] {
  const resources = plan.hosts.flatMap((host) => host.resources);
  const acts: (readonly [about: string, script: string])[] = [
    ['the state folder is gone', 'rm -r /run/vethloom'],
  ];
  for (const resource of resources) {
    if (resource.kind === 'namespace') {
      acts.push([`${resource.name} is deleted`, `ip netns del ${resource.name}`]);
    }
    if (resource.kind === 'netdev' && resource.type === 'bridge') {
      acts.push([`${resource.ifname} is deleted`, `ip link del dev ${resource.ifname}`]);
    }
    if (resource.kind === 'netdev' && resource.type === 'macvtap') {
      acts.push([`${resource.ifname} is deleted`, `ip link del dev ${resource.ifname}`]);
    }
    if (resource.kind === 'netdev' && resource.type === 'tap') {
      acts.push([
        `${resource.ifname} is renamed`,
        `ip link set dev ${resource.ifname} name renamed`,
      ]);
    }
    if (resource.kind === 'port') {
      acts.push([`${resource.ifname} is pulled`, `ip link set dev ${resource.ifname} nomaster`]);
    }
    if (resource.kind === 'ovs-bridge') {
      acts.push([`${resource.name} is deleted`, `ovs-vsctl del-br ${resource.name}`]);
    }
    if (resource.kind === 'ovs-port') {
      acts.push([`${resource.name} is pulled`, `ovs-vsctl del-port ${resource.name}`]);
    }
  }
  return acts.flatMap(([about, script]) =>
    (['up', 'down'] as const).map((then): Trial => ({
      kind: 'meddling',
      about: `${about}, then ${then}`,
      async run(arena) {
        await succeed(arena.net('up'));
        // What waits to be confirmed does not outlive its folder, but a minute.
        await succeed(arena.net('confirm'));
        await arena.sh(script);
        if (then === 'up') {
          await succeed(arena.net('up'));
          none('not mended', await arena.unbuilt());
        }
        const { stderr } = await succeed(arena.net('down'));
        // It says so: how a setting was cannot be known any more.
        if (stderr.includes('ip_forward stays 1'))
          await arena.sh('sysctl -qw net.ipv4.ip_forward=0');
        none('left behind', await arena.left());
      },
    })),
  );
}

/** Others have their own thing where the lab's was, or beside it: it stays when the lab goes. */
function replacing(plan: Plan): readonly Trial[] {
  const resources = plan.hosts.flatMap((host) => host.resources);
  const instead = ({ about, make, undo }: Intrusion, remove: string): Intrusion => {
    return { about: `${about} instead`, make: `${remove} && ${make}`, undo };
  };
  const intrusions = resources.flatMap((resource) => {
    if (resource.kind === 'namespace') {
      const { name } = resource;
      return [instead(namespace(name), `ip netns del ${name}; sleep 0.2`)];
    }
    if (resource.kind !== 'netdev' || resource.type !== 'bridge') return [];
    const { ifname } = resource;
    const guest: Intrusion = {
      about: `their port in ${ifname}`,
      make: `ip link add name theirs type veth peer name theirs2 && ip link set dev theirs master ${ifname}`,
      undo: 'ip link del dev theirs type veth',
    };
    return [instead(bridge(ifname), `ip link del dev ${ifname}`), guest];
  });
  return [...intrusions, ...inGroup(plan.lab.group)].map(({ about, make, undo }) => ({
    kind: 'replaced',
    about,
    async run(arena) {
      await succeed(arena.net('up'));
      await arena.sh(make);
      await succeed(arena.net('down'));
      await arena.sh(undo);
      none('left behind', await arena.left());
    },
  }));
}

/** So many verbs at once: who does not get the lock says so, and the others leave all or nothing. */
function crowd(size: number): Trial {
  return {
    kind: 'crowd',
    about: `${size} at once`,
    async run(arena) {
      for (const start of ['up', 'down'] as const) {
        await succeed(arena.net(start));
        const verbs = Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 'up' : 'down'));
        const results = await Promise.all(verbs.map((verb) => runNet(arena.lab, arena.box, verb)));
        results.forEach((result, i) => {
          arena.told.push(`${verbs[i]}: exit ${result.status}\n${result.stdout}${result.stderr}`);
        });
        for (const result of results) expectStatus(result, 0, 4);
        if (!results.some(({ status }) => status === 0)) throw new Error('nobody got the lock');
        const unbuilt = await arena.unbuilt();
        if (unbuilt.length > 0) none(`neither all (${unbuilt[0]}) nor nothing`, await arena.left());
      }
      await succeed(arena.net('up'));
      none('not built', await arena.unbuilt());
      await succeed(arena.net('down'));
      none('left behind', await arena.left());
    },
  };
}

interface StateFolder {
  readonly about: string;
  /** Whether the lab is up before. */
  readonly up?: boolean;
  readonly make: string;
}

const mount = (options: string) =>
  `mkdir -p /run/vethloom && mount -t tmpfs -o ${options} full /run/vethloom`;
const fill = 'head -c 2M /dev/zero >/run/vethloom/filler || true';

const stateFolders: readonly StateFolder[] = [
  ...[1, 2, 3, 4, 5].map((inodes) => ({
    about: `room for ${inodes - 1} files`,
    make: mount(`nr_inodes=${inodes}`),
  })),
  { about: 'no byte left', make: `${mount('size=8k')} && ${fill}` },
  { about: 'room for 4 kB', make: mount('size=4k') },
  { about: 'room for 8 kB', make: mount('size=8k') },
  { about: 'read-only', make: mount('ro') },
  { about: 'a file in its place', make: 'touch /run/vethloom' },
  { about: 'full later', up: true, make: `${mount('size=1M')}; {up}; ${fill}` },
  {
    about: 'read-only later',
    up: true,
    make: `${mount('size=1M')}; {up}; mount --bind /run/vethloom /run/vethloom; mount -o remount,ro,bind /run/vethloom`,
  },
];
const unmount = 'while umount /run/vethloom 2>/dev/null; do :; done; rm -r /run/vethloom';

/** `up` works or leaves nothing; `down` takes the lab with whatever it can write. */
function withStateFolder({ about, up = false, make }: StateFolder): Trial {
  return {
    kind: 'state folder',
    about,
    async run(arena) {
      const [before = '', after = ''] = make.split('{up};');
      await arena.sh(before);
      const { status } = await arena.net('up');
      if (up) {
        if (status !== 0) throw new Error(`up: exit ${status}`);
        await succeed(arena.net('confirm'));
        await arena.sh(after);
      }
      if (status === 0) none('it says that it is up', await arena.unbuilt());
      else if (status === 1) none('exit 1, but', networkOnly(await arena.left()));
      else throw new Error(`up: exit ${status}`);
      expectStatus(await arena.net('down'), 0, 2);
      none('down left', networkOnly(await arena.left()));
      await arena.sh(unmount);
      expectStatus(await arena.net('down'), 0);
      none('left behind', await arena.left());
    },
  };
}

const networkOnly = (found: readonly string[]) =>
  found.filter((line) => !line.startsWith('files: '));

const away = (tool: string) =>
  `for f in $(which -a ${tool} | sort -u); do if [ -L $f ] || [ -e $f ]; then mv $f $f.away; fi; done`;
const back =
  'for f in /run/openvswitch/bin/*.away /usr/local/*bin/*.away /usr/*bin/*.away /*bin/*.away; do if [ -L $f ] || [ -e $f ]; then /bin/mv $f $(dirname $f)/$(basename $f .away); fi; done';

/** Refused by name. */
function missing(tool: string): Trial {
  return {
    kind: 'tool missing',
    about: tool,
    async run(arena) {
      await arena.sh(away(tool));
      const refused = await arena.net('up');
      await arena.sh(back);
      expectStatus(refused, 1);
      if (!refused.stderr.includes(`the program ${tool} is not installed`))
        throw new Error('it does not say so');
      none('left behind', await arena.left());
    },
  };
}

/** The lab is up, and then the tool goes: `down` takes all, or tells the truth. */
function missingLater(tool: string): Trial {
  return {
    kind: 'tool missing',
    about: `${tool}, after up`,
    async run(arena) {
      await succeed(arena.net('up'));
      await arena.sh(away(tool));
      const down = await arena.net('down');
      await arena.sh(back);
      expectStatus(down, 0, 2);
      if (down.status === 0) none('it says that all is gone', await arena.left());
      else if (networkOnly(await arena.left()).length === 0)
        throw new Error('all is gone, in truth');
      await succeed(arena.net('down'));
      none('left behind', await arena.left());
    },
  };
}
