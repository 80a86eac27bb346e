import { parseIp } from './ip.ts';

/** A port of the host that leads to one of a guest. IPv4. */
export interface PortForward {
  readonly protocol: 'tcp' | 'udp';
  /** Of the host; `0.0.0.0` are all that it has. */
  readonly address: string;
  readonly port: number;
  /** Of the guest; absent for the first one that DHCP gives. */
  readonly guestAddress?: string | undefined;
  readonly guestPort: number;
}

export const ALL_ADDRESSES = '0.0.0.0';

const FORWARD = /^(tcp|udp):([^:-]*):(\d{1,5})-([^:-]*):(\d{1,5})$/;

/** `tcp:127.0.0.1:2222-10.0.2.15:22` as QEMU's hostfwd= has it; undefined where it is no such thing. */
export function parsePortForward(text: string): PortForward | undefined {
  const [, protocol, host = '', port, guest = '', guestPort] = FORWARD.exec(text) ?? [];
  const address = host === '' ? ALL_ADDRESSES : ipv4(host);
  const guestAddress = guest === '' ? undefined : ipv4(guest);
  const ports = [Number(port), Number(guestPort)] as const;
  if (address === undefined || (guest !== '' && guestAddress === undefined)) return undefined;
  if (!ports.every(isPort) || (protocol !== 'tcp' && protocol !== 'udp')) return undefined;
  return { protocol, address, port: ports[0], guestAddress, guestPort: ports[1] };
}

export function printPortForward(forward: PortForward): string {
  const { protocol, address, port, guestAddress = '', guestPort } = forward;
  return `${protocol}:${address}:${port}-${guestAddress}:${guestPort}`;
}

/** Whether nobody but this machine gets at it. */
export function isLoopback({ address }: PortForward): boolean {
  return address.startsWith('127.');
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

function ipv4(text: string): string | undefined {
  const found = parseIp(text);
  return found?.family === 4 ? found.address : undefined;
}
