import type { OvsBridge, OvsPort } from '../../plan/resource.ts';
import { sh, type ShText, type ShWord, word } from '../../text/shell.ts';
import type { Place } from '../../plan/place.ts';
import { ovsBondPart } from './ovs-bond-lines.ts';
import { OVS_MARK, spaced, VSCTL, VLANS_UNSET } from './ovs-words.ts';
import { here, type StepPart } from './step-part.ts';
import { ovsVlanColumns } from './vlan.ts';
import { ip, placeWord, type Words } from './words.ts';

function upFact(mtu: number | undefined): ShText {
  return mtu === undefined ? sh`up=yes` : sh`up=yes mtu=${mtu}`;
}

export function ovsBridgeLines(resource: OvsBridge, words: Words): readonly ShText[] {
  const name = word(resource.name);
  const facts = sh`fail_mode=${word(resource.failMode)} stp_enable=${resource.stp ? sh`true` : sh`false`}`;
  const mtu =
    resource.mtu === undefined ? sh`` : sh` -- set interface ${name} mtu_request=${resource.mtu}`;
  return [
    sh`make ovs-bridge ${name} ${facts}`,
    sh`make link ${name} ${upFact(resource.mtu)}`,
    sh`${VSCTL} add-br ${name} -- set bridge ${name} datapath_type=${word(resource.datapath)} ${facts} ${OVS_MARK}${mtu}`,
    words.up({ ifname: resource.name }),
  ];
}

/** To ovs-vsctl(8) a colon ends a word that is not in its own quotes. */
function ovsAddress(address: string): ShWord {
  return word(address.includes(':') ? `"${address}"` : address);
}

/** Columns of the Interface that only some ports set. */
function interfacePart(resource: OvsPort): ShText {
  const set = sh` -- set interface ${word(resource.name)}`;
  if (resource.of === 'patch')
    return sh`${set} type=patch options:peer=${word(resource.peer ?? '')}`;
  if (resource.tunnel) {
    const { type, vni, local, remote } = resource.tunnel;
    return sh`${set} type=${word(type)} options:key=${vni}${local === undefined ? sh`` : sh` options:local_ip=${ovsAddress(local)}`} options:remote_ip=${ovsAddress(remote)}`;
  }
  const mtu = resource.mtu === undefined ? sh`` : sh` mtu_request=${resource.mtu}`;
  if (resource.socket !== undefined)
    return sh`${set} type=dpdkvhostuserclient options:vhost-server-path=${word(resource.socket)}${mtu}`;
  if (resource.of !== 'internal') return sh``;
  return sh`${set} type=internal${mtu}`;
}

/**
 * The network device behind a port, where this resource makes or raises it. An
 * internal port keeps its name where it is moved to: ovs-vswitchd takes a
 * renamed one for lost, and makes it anew in the host's own stack.
 */
function device({ name, of, moved }: OvsPort): Place | undefined {
  if (of === 'patch' || of === 'tunnel' || of === 'vhost-user') return undefined;
  if (moved?.namespace === undefined) return { ifname: name };
  return { ifname: name, namespace: moved.namespace };
}

function declarations(resource: OvsPort, columns: readonly ShText[]): readonly ShText[] {
  const name = word(resource.name);
  const peer = resource.peer === undefined ? sh`` : sh` peer=${word(resource.peer)}`;
  const { tunnel } = resource;
  const way = tunnel
    ? sh` type=${word(tunnel.type)} key=${tunnel.vni}${tunnel.local === undefined ? sh`` : sh` local_ip=${word(tunnel.local)}`} remote_ip=${word(tunnel.remote)}`
    : sh``;
  const program =
    resource.socket === undefined
      ? sh``
      : sh` type=dpdkvhostuserclient vhost-server-path=${word(resource.socket)}`;
  const facts = columns.length > 0 ? columns : VLANS_UNSET;
  const port = sh`make ovs-port ${name} bridge=${word(resource.bridge)} error=${peer}${way}${program}${spaced(facts)}`;
  const place = device(resource);
  if (!place) return [port];
  if (resource.of === 'existing') {
    return [sh`joins link ${name}`, sh`save`, port, sh`want link ${name} up=yes`];
  }
  if (resource.of !== 'internal') return [port];
  const link = sh`link ${placeWord(place)} ${upFact(resource.mtu)}`;
  if (place.namespace === undefined) return [port, sh`make ${link}`];
  return [port, sh`free link ${name}`, sh`want ${link}`];
}

/** Open vSwitch asks again and again for the socket that QEMU makes there. */
function meeting({ socket }: OvsPort): readonly ShText[] {
  if (socket === undefined) return [];
  const folder = word(socket.slice(0, socket.lastIndexOf('/')));
  return [sh`run mkdir -p -m 700 ${folder}`, sh`give ${folder}`];
}

export function ovsPortParts(resource: OvsPort, words: Words): readonly StepPart[] {
  if (resource.bond) return [ovsBondPart(resource, resource.bond, words)];
  const name = word(resource.name);
  const columns = resource.vlan ? ovsVlanColumns(resource.vlan) : [];
  const place = device(resource);
  const lines = [
    ...declarations(resource, columns),
    ...meeting(resource),
    sh`${VSCTL} add-port ${word(resource.bridge)} ${name}${spaced(columns)} ${OVS_MARK}${interfacePart(resource)}`,
  ];
  if (!place) return [here(...lines)];
  if (place.namespace === undefined) return [here(...lines, words.up(place))];
  const drawn = resource.moved?.ifname ?? resource.name;
  const altname = sh`run ${ip(place)} link property add dev ${name} altname ${word(drawn)}`;
  const raise = words.alias(place, resource.origin, true);
  return [
    here(...lines, sh`run ip link set dev ${name} netns ${word(place.namespace)}`),
    { namespace: place.namespace, lines: drawn === resource.name ? raise : [altname, ...raise] },
  ];
}
