import { isLoopback, type PortForward } from '../../net/port-forward.ts';
import { listenName } from '../../plan/dangers.ts';
import { groupName, isJoinedByOthers } from '../../plan/mcast-groups.ts';
import { type Backend, type Machine, passedName, vhostBehind } from '../../plan/resource.ts';
import { sh, type ShText, type ShWord, word } from '../../text/shell.ts';
import { needsOfPasst } from './passt.ts';

/** What must be there before QEMU is started: the calls in `check`. */
export function needs(
  { name, memoryMiB, nics }: Machine,
  backend: Exclude<Backend, { type: 'none' }>,
  { cable, opened }: { readonly cable: ShWord; readonly opened: readonly number[] },
): readonly ShText[] {
  switch (backend.type) {
    case 'tap':
      return [needTap(backend, cable), ...needVhost(backend, cable)];
    case 'veth':
      throw new Error('a veth pair is for a container');
    case 'macvtap':
      return [...openMacvtap(backend.ifname, cable, opened), ...needVhost(backend, cable)];
    case 'user':
      return [
        ...(backend.passt
          ? needsOfPasst(backend, backend.passt, cable)
          : [sh`  need_backend user ${cable}`]),
        ...openToAll(backend.forwards),
      ];
    case 'hub':
      return [sh`  need_backend hubport ${cable}`];
    case 'vde':
      return [sh`  need_backend vde ${cable}`, sh`  need_switch ${word(backend.socket)} ${cable}`];
    case 'mcast':
      return [sh`  need_backend socket ${cable}`, ...openToGroup(backend)];
    case 'stream': {
      const { netdev, listens, at, peer } = backend;
      const place = word(`${typeof at === 'number' ? 'tcp' : 'unix'}:${at}`);
      const call = listens ? sh`need_free` : sh`need_listener`;
      return [
        sh`  need_backend ${word(netdev)} ${cable}`,
        // A guest cabled to itself listens before it connects.
        ...(listens || peer !== name ? [sh`  ${call} ${place} ${cable} ${word(peer)}`] : []),
      ];
    }
    case 'vhost-user': {
      const place = word(`unix:${backend.path}`);
      return [
        sh`  need_backend vhost-user ${cable}`,
        sh`  tell_crash ${cable}`,
        ...(backend.port
          ? [
              sh`  need_folder ${word(backend.path.slice(0, backend.path.lastIndexOf('/')))} ${cable}`,
            ]
          : []),
        ...(backend.listens
          ? [
              backend.path.startsWith('/')
                ? sh`  need_nothing ${word(backend.path)} ${cable}`
                : sh`  need_free ${place} ${cable}`,
              sh`  tell_waiting ${place} ${cable}`,
            ]
          : [sh`  need_program ${place} ${cable}`]),
      ];
    }
    case 'vdpa': {
      // Each device has pages of its own counted.
      const devices = nics.filter((nic) => nic.backend.type === 'vdpa').length;
      return [
        sh`  need_backend vhost-vdpa ${cable}`,
        sh`  need_vdpa ${word(backend.path)} ${devices * memoryMiB} ${cable}`,
      ];
    }
    case 'hostdev':
      throw new Error('it is refused before');
    case 'vfio':
      return [
        sh`  need_vfio ${word(backend.pci)} ${word(passedName(backend))} ${memoryMiB} ${cable}`,
      ];
    case 'l2tpv3':
      return [
        sh`  need_backend l2tpv3 ${cable}`,
        backend.udp
          ? sh`  need_free ${word(`udp:${backend.udp.local}`)} ${cable}`
          : sh`  need_root ${cable}`,
      ];
    case 'datagrams': {
      const { netdev, local } = backend;
      const place = word(`${typeof local === 'number' ? 'udp' : 'unix'}:${local}`);
      return [sh`  need_backend ${word(netdev)} ${cable}`, sh`  need_free ${place} ${cable}`];
    }
  }
}

function needVhost(backend: Backend, cable: ShWord): readonly ShText[] {
  return vhostBehind(backend) ? [sh`  need_vhost ${cable}`] : [];
}

function needTap(
  { maker, ifname, bridge }: Extract<Backend, { type: 'tap' }>,
  cable: ShWord,
): ShText {
  if (maker === 'helper') return sh`  need_helper ${word(bridge)} ${cable}`;
  if (maker === 'qemu') return sh`  need_plugs ${word(ifname)} ${word(bridge)} ${cable}`;
  return sh`  need_tap ${word(ifname)} ${cable}`;
}

/** net.sh asks for these by name; who starts the guest without it is told at least. */
function openToAll(forwards: readonly PortForward[]): readonly ShText[] {
  return forwards
    .filter((forward) => !isLoopback(forward))
    .map((forward) => {
      const told = `warning: who reaches ${listenName(forward)} of this machine reaches this guest`;
      return sh`  complain ${word(told)}`;
    });
}

function openToGroup(group: Extract<Backend, { type: 'mcast' }>): readonly ShText[] {
  if (!isJoinedByOthers(group)) return [];
  const told = `warning: who joins ${groupName(group)} in the network of ${group.local ?? ''} hears this guest, and is heard`;
  return [sh`  complain ${word(told)}`];
}

/** Its file is known when it is there. */
function openMacvtap(ifname: string, cable: ShWord, opened: readonly number[]): readonly ShText[] {
  const all = opened.map((descriptor) => sh` ${descriptor}<>"\${node}"`);
  const command = all.reduce((line, one) => sh`${line}${one}`, sh`  command exec`);
  return [sh`  need_macvtap ${word(ifname)} ${cable}`, sh`${command} || missing=1`];
}

/** UNIX sockets that this guest makes: paths, or file names in the lab's own folder. */
export function boundSockets({ nics }: Machine): readonly string[] {
  return nics.flatMap(({ backend }) => {
    const place =
      backend.type === 'datagrams'
        ? backend.local
        : backend.type === 'stream' && backend.listens
          ? backend.at
          : backend.type === 'vhost-user' && backend.listens
            ? backend.path
            : undefined;
    return typeof place === 'string' ? [place] : [];
  });
}
