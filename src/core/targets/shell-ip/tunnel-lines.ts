import { printIp } from '../../net/ip.ts';
import { type Tunnel, tunnelDevice, type TunnelDevice } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import { here, type StepPart } from './step-part.ts';
import type { Words } from './words.ts';

/** How it reads back, and how it is asked for: ip-link(8). */
function tunnelWords(way: Tunnel): { readonly facts: ShText; readonly options: ShText } {
  const { type, vni } = way;
  const remote = word(way.remote);
  const six = way.remote.includes(':') ? sh`6` : sh``;
  // Without one it sends from the address that the route to the other host says.
  const own = way.local === undefined ? undefined : word(way.local);
  const option = own ? sh` local ${own}` : sh``;
  switch (type) {
    case 'vxlan':
      // Without a port Linux takes 8472, and nobody else does. It takes frames from anybody, and
      // would learn to send there, too.
      return {
        facts: sh`id=${vni} learning=false${own ? sh` local${six}=${own}` : sh``} remote${six}=${remote}`,
        options: sh`id ${vni}${option} remote ${remote} dstport 4789 nolearning`,
      };
    case 'geneve':
      // It always sends so.
      return {
        facts: sh`id=${vni} remote${six}=${remote}`,
        options: sh`id ${vni} remote ${remote} dstport 6081`,
      };
    case 'gre':
      return {
        facts: sh`ikey=${word(printIp(BigInt(vni)))}${own ? sh` local=${own}` : sh``} remote=${remote}`,
        options: sh`${own ? sh`local ${own} ` : sh``}remote ${remote} key ${vni}`,
      };
  }
}

/** It takes its mark and its size along; it goes up as a port. */
export function tunnel(device: TunnelDevice, { words }: { readonly words: Words }): StepPart {
  const { ifname, mtu } = device;
  const name = word(ifname);
  const type = word(tunnelDevice(device));
  const { facts, options } = tunnelWords(device);
  return here(
    sh`make link ${name} kind=${type} up=yes ${facts} mtu=${mtu}`,
    sh`run ip link add name ${name} group "$GROUP" mtu ${mtu} type ${type} ${options}`,
    ...words.alias(device, device.origin, false),
  );
}
