import type { MulticastGroup } from '../plan/lowering.ts';
import { groupAddress } from '../checks/group-address.ts';
import { isBeside } from '../devices/index.ts';
import type { LinkId } from '../model/ids.ts';
import { hash32 } from '../util/hash.ts';
import type { DeviceView, View } from '../view/view.ts';

/** RFC 2365: for use within one site; no router hands them on. */
const LOCAL_SCOPE = '239.255';
const FIRST_PORT = 20_000;
const PORTS = 10_000;
/** In a crowd that leaves nothing free, two switches become one. */
const MOST_TRIES = 100;
const NOWHERE: ReadonlyMap<LinkId, string> = new Map();

/**
 * Group and port of each multicast switch: the pinned ones, else those that
 * follow from the name of the drawing and the switch's id. No two switches
 * have the same unless both were pinned so.
 */
export function assignGroups(view: View): ReadonlyMap<string, MulticastGroup> {
  const switches = view.devices.filter(({ kind }) =>
    kind.fields.some(({ key }) => key === 'group'),
  );
  const isPinned = ({ device }: View['devices'][number]): boolean =>
    device['group'] !== undefined && device['port'] !== undefined;
  const given = new Map<string, MulticastGroup>();
  const taken = new Set<string>();
  for (const one of [...switches.filter(isPinned), ...switches.filter((each) => !isPinned(each))]) {
    const { id, group, port } = one.device;
    const seed = `${view.topology.name}/${id}`;
    for (let i = 0; ; i++) {
      const hash = hash32(i === 0 ? seed : `${seed}#${i}`);
      const found = {
        address: typeof group === 'string' ? group : groupOf(hash),
        port: typeof port === 'number' ? port : FIRST_PORT + ((hash >>> 16) % PORTS),
        locals: localsOf(one, view),
      };
      const key = `${found.address}:${found.port}`;
      if (taken.has(key) && !isPinned(one) && i < MOST_TRIES) continue;
      given.set(id, found);
      taken.add(key);
      break;
    }
  }
  return given;
}

function localsOf(one: DeviceView, view: View): ReadonlyMap<LinkId, string> {
  if (!isBeside(one)) return NOWHERE;
  return new Map(
    one.ends.flatMap(({ link, far }) => {
      const local = far && groupAddress(far, one, view);
      return local === undefined ? [] : [[link.id, local] as const];
    }),
  );
}

/** The last two bytes are never 0. */
function groupOf(hash: number): string {
  return `${LOCAL_SCOPE}.${1 + (hash % 254)}.${1 + ((hash >>> 8) % 254)}`;
}
