import { printIp } from '../../net/ip.ts';
import { type Tunnel, tunnelDevice, type TunnelDevice } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import { here, type StepPart } from './step-part.ts';
import type { Words } from './words.ts';

/** How it reads back, and how it is asked for: ip-link(8). */
function tunnelWords(way: Tunnel): { readonly facts: ShText; readonly options: ShText } {
  const { type, vni } = way;
  const [local, remote] = [word(way.local), word(way.remote)];
  const six = way.local.includes(':') ? sh`6` : sh``;
  switch (type) {
    case 'vxlan':
      // Without a port Linux takes 8472, and nobody else does.
      return {
        facts: sh`id=${vni} local${six}=${local} remote${six}=${remote}`,
        options: sh`id ${vni} local ${local} remote ${remote} dstport 4789`,
      };
    case 'geneve':
      // It sends from the address that the route to the other host says.
      return {
        facts: sh`id=${vni} remote${six}=${remote}`,
        options: sh`id ${vni} remote ${remote} dstport 6081`,
      };
    case 'gre':
      return {
        facts: sh`ikey=${word(printIp(BigInt(vni)))} local=${local} remote=${remote}`,
        options: sh`local ${local} remote ${remote} key ${vni}`,
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
