import type { OvsPort, Port, Resource, TapDevice } from '../../plan/resource.ts';
import { comment, sh, type ShText, title, word } from '../../text/shell.ts';
import { block, createWriter, type Printed } from '../../text/writer.ts';
import { ovsVlanColumns } from '../shell-ip/vlan.ts';
import { aliasPart, IP_WORDS } from '../shell-ip/words.ts';
import type { Artifact, EmitContext } from '../target.ts';
import { IS_OURS } from './guest-plugs.ts';

/** A tap that QEMU makes, and what it becomes. */
interface Plug {
  readonly tap: TapDevice;
  readonly port: Port | OvsPort;
}

function plugsOf(resources: readonly Resource[]): readonly Plug[] {
  const taps = new Map<string, TapDevice>();
  const plugs: Plug[] = [];
  // A port needs its tap, so that comes before it.
  for (const one of resources) {
    if (one.maker !== 'qemu') continue;
    if (one.kind === 'netdev' && one.type === 'tap') taps.set(one.ifname, one);
    if (one.kind !== 'port' && one.kind !== 'ovs-port') continue;
    const tap = taps.get(one.kind === 'port' ? one.ifname : one.name);
    if (tap) plugs.push({ tap, port: one });
  }
  return plugs;
}

/** What QEMU calls for the taps that it does not find. */
export function plugPrograms(resources: readonly Resource[]): readonly string[] {
  const plugs = plugsOf(resources);
  return [
    ...(resources.some(({ maker }) => maker === 'helper') ? ['qemu-bridge-helper'] : []),
    ...(plugs.length > 0 ? ['ip'] : []),
    ...(plugs.some(({ port }) => port.kind === 'port' && port.vlan) ? ['bridge'] : []),
    ...(plugs.some(({ port }) => port.kind === 'ovs-port') ? ['ovs-vsctl'] : []),
  ];
}

/** qemu-ifup and qemu-ifdown for all taps of a host that QEMU makes. */
export function plugScripts(context: EmitContext): readonly Artifact[] {
  const plugs = plugsOf(context.host.resources);
  if (plugs.length === 0) return [];
  return (['qemu-ifup', 'qemu-ifdown'] as const).map((path) => ({
    path,
    language: 'sh',
    executable: true,
    print: () => print(context, plugs, path === 'qemu-ifup'),
  }));
}

const PLUG = block(String.raw`MARK="vethloom:$lab"
fail() {
  printf 'qemu-ifup: %s %s\n' "$1" "$2" >&2
  exit 1
}
run() { "$@" || fail failed: "$*"; }`);

/** ovs-vsctl waits for ever where no ovs-vswitchd runs. */
const VSCTL = sh`ovs-vsctl --timeout=10`;

function upLines({ tap, port }: Plug): readonly ShText[] {
  const size = tap.mtu === undefined ? sh`` : sh` mtu ${tap.mtu}`;
  const dress = sh`run ip link set dev ${word(tap.ifname)} ${aliasPart(tap.origin)}${size}`;
  if (port.kind === 'port') return [dress, ...IP_WORDS.enslave(port)];
  const [name, bridge] = [word(port.name), word(port.bridge)];
  const columns = (port.vlan ? ovsVlanColumns(port.vlan) : []).reduce<ShText>(
    (all, column) => sh`${all} ${column}`,
    sh``,
  );
  return [
    dress,
    // A guest that was killed leaves its record.
    sh`run ${VSCTL} --if-exists del-port ${bridge} ${name} -- add-port ${bridge} ${name}${columns} external_ids:vethloom="$lab"`,
    // It ends with 0 whatever comes of it.
    sh`[ "$(${VSCTL} get interface ${name} error)" = '[]' ] || fail "Open vSwitch did not take" ${name}`,
    IP_WORDS.up(tap),
  ];
}

function downLines({ port }: Plug): readonly ShText[] {
  if (port.kind === 'ovs-port')
    return [sh`${VSCTL} --if-exists del-port ${word(port.bridge)} ${word(port.name)}`];
  const path = word(`/sys/class/net/${port.bridge}/brif/${port.ifname}`);
  return [sh`[ ! -e ${path} ] || ip link set dev ${word(port.ifname)} nomaster`];
}

function print({ plan }: EmitContext, plugs: readonly Plug[], up: boolean): Printed {
  const writer = createWriter();
  writer.line('#!/bin/sh');
  writer.line(
    comment(
      up
        ? `QEMU calls it for a tap that it has made. Of the drawing "${plan.lab.label}".`
        : `QEMU calls it before its tap goes. Of the drawing "${plan.lab.label}".`,
    ),
  );
  writer.line('#');
  writer.line(
    comment(
      up
        ? 'It plugs these, and touches nothing else:'
        : 'It unplugs these, and touches nothing else:',
    ),
  );
  for (const { tap, port } of plugs) {
    writer.from(tap.origin, () =>
      writer.line(comment(`  ${tap.ifname}: a port of ${port.bridge}`)),
    );
  }
  writer.line('set -u');
  writer.line('PATH=$PATH:/usr/sbin:/sbin');
  writer.line(sh`lab=${title(plan.lab.id)}`);
  writer.block(block(IS_OURS));
  if (up) writer.block(PLUG);
  writer.line('');
  writer.line('case ${1:-} in');
  for (const plug of plugs) {
    const { ifname, origin } = plug.tap;
    const bridge = word(plug.port.bridge);
    const otherwise = up ? sh`fail "this drawing has not made" ${bridge}` : sh`exit 0`;
    writer.from(origin, () => {
      writer.line(sh`  ${word(ifname)})`);
      writer.line(sh`    is_ours ${bridge} || ${otherwise}`);
      for (const line of up ? upLines(plug) : downLines(plug)) writer.line(sh`    ${line}`);
      writer.line('    ;;');
    });
  }
  writer.line('  *)');
  writer.line(
    `    printf '%s: %s is no tap that QEMU makes for this drawing\\n' "$0" "\${1:-nothing}" >&2`,
  );
  writer.line('    exit 64');
  writer.line('    ;;');
  writer.line('esac');
  return writer.finish();
}
