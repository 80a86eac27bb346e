import { contains, type InterfaceAddress, parseInterfaceAddress, printIp } from '../../net/ip.ts';
import type { PortForward } from '../../net/port-forward.ts';
import type { Attachment, Backend, Machine, Origin, Passt } from '../../plan/resource.ts';
import { sh, type ShText, type ShWord, word } from '../../text/shell.ts';

type User = Extract<Backend, { type: 'user' }>;

export function isPasst(backend: Backend): boolean {
  return backend.type === 'user' && backend.passt !== undefined;
}

/** The lines in `check`. */
export function needsOfPasst(
  { forwards }: User,
  { socket }: Passt,
  cable: ShWord,
): readonly ShText[] {
  return [
    sh`  need_backend stream ${cable}`,
    sh`  need_passt ${word(socket)} ${cable}`,
    ...forwards.map(
      ({ protocol, address, port }) =>
        sh`  need_port ${word(protocol)} ${word(address)} ${word(String(port))} ${cable}`,
    ),
  ];
}

/** The lines in `start_passt`, each with what it is there for. */
export function passtLines(
  { nics }: Machine,
  cableOf: (link: Origin) => ShWord,
): readonly { readonly link: Origin; readonly line: ShText }[] {
  return nics.flatMap((nic) => {
    const { backend } = nic;
    if (backend.type !== 'user' || backend.passt === undefined) return [];
    const { link, passt } = backend;
    const line = options(nic, backend).reduce<ShText>(
      (text, one) => sh`${text} ${word(one)}`,
      sh`  passt_for ${word(passt.socket)} ${cableOf(link)}`,
    );
    return [{ link, line: sh`${line} || return` }];
  });
}

/**
 * What SLiRP does by itself: the same addresses, DHCP of them alone, and the host by the gateway's.
 * passt would take them from the interface with the default route; where there is none it ends,
 * unless it is told another one. That of `lo` it only looks at.
 */
function options(nic: Attachment, backend: User): readonly string[] {
  const { first, prefix, address } = guestOf(nic, backend);
  const host = first + 2n;
  const mac = host.toString(16).padStart(8, '0').match(/../g)?.join(':');
  return [
    ...['--ipv4-only', '--interface', 'lo'],
    ...['--address', address, '--netmask', String(prefix)],
    ...['--gateway', printIp(host), '--mac-addr', `52:55:${mac}`],
    ...['--dns-forward', printIp(first + 3n), '--no-dhcp-search', '--mtu', String(nic.mtu ?? 0)],
    ...backend.forwards.flatMap(printForward),
  ];
}

/** The network that a guest of passt is in, and its address there. */
export function guestOf(
  { addresses }: Pick<Attachment, 'addresses'>,
  { network }: User,
): { readonly first: bigint; readonly prefix: number; readonly address: string } {
  const found = ipv4(network) ?? ipv4('10.0.2.0/24');
  if (!found) throw new Error('is a network');
  const { first, prefix } = found;
  const own = addresses
    .flatMap((text) => parseInterfaceAddress(text) ?? [])
    .find((one) => contains(found, one));
  return { first, prefix, address: own?.address ?? printIp(first + 15n) };
}

/** What is no such network is told by a check. */
function ipv4(network: string): InterfaceAddress | undefined {
  const found = parseInterfaceAddress(network);
  return found?.family === 4 ? found : undefined;
}

function printForward({ protocol, address, port, guestPort }: PortForward): readonly string[] {
  return [protocol === 'tcp' ? '--tcp-ports' : '--udp-ports', `${address}/${port}:${guestPort}`];
}
