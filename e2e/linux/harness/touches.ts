import type { EffectGroup } from '../../../src/core/exporting.ts';
import { type Call, resolve, strings } from './strace.ts';

/** Something that was made or changed, in the words of the effect list. */
export interface Touch {
  readonly group: EffectGroup | 'programs';
  readonly name: string;
  /** Of an address, a route or a port. */
  readonly device?: string | undefined;
}

/** Opened for writing, and not written to: what makes a tap, and a lock that is looked at. */
const harmless = ['/dev/null', '/dev/tty', '/dev/net/tun', '/var/run/openvswitch/ovs-vswitchd.pid'];

/** What calls that succeeded have touched. */
export function touchesOf(calls: readonly Call[]): readonly Touch[] {
  return calls.flatMap((call) => touchesBy(call));
}

function touchesBy({ name, args, at }: Call): readonly Touch[] {
  const [first = ''] = strings(args);
  switch (name) {
    case 'execve': {
      const program: Touch = { group: 'programs', name: first.replace(/.*\//, '') };
      return [program, ...(program.name === 'ovs-vsctl' ? switchesOf(args) : [])];
    }
    case 'open':
    case 'openat':
      if (!/O_WRONLY|O_RDWR|O_CREAT/.test(args)) return [];
      return fileOrSetting(resolve(at, first), at.stack);
    case 'mount':
    case 'umount2':
      if (at.ownMounts) return [];
      return [{ group: 'files', name: resolve(at, strings(args)[name === 'mount' ? 1 : 0]!) }];
    case 'bind':
    case 'ioctl':
    case 'sendmsg':
    case 'sendto':
      return inStack(at.stack, name === 'bind' ? socketOf(args) : networkBy(name, args));
    default:
      // All others take the names of files.
      return strings(args).map((each) => ({ group: 'files', name: resolve(at, each) }));
  }
}

/** What is changed in a namespace is told by its name. */
function inStack(stack: string, touches: readonly Touch[]): readonly Touch[] {
  if (touches.length === 0 || stack === 'throw-away') return [];
  return stack === 'host' ? touches : [{ group: 'namespaces', name: stack }];
}

function fileOrSetting(file: string, stack: string): readonly Touch[] {
  if (harmless.includes(file)) return [];
  const key = /^\/proc\/sys\/(.*)/.exec(file)?.[1];
  if (key === undefined) return [{ group: 'files', name: file }];
  return inStack(stack, [{ group: 'settings', name: key.replaceAll('/', '.') }]);
}

/** Bridges and ports that ovs-vsctl(8) is told to make. */
function switchesOf(args: string): readonly Touch[] {
  const words = strings(args);
  return words.flatMap((word, i) => {
    const name = words[i + (word === 'add-br' ? 1 : 2)] ?? '';
    return word === 'add-br' || word === 'add-port' ? [{ group: 'ovs', name } as const] : [];
  });
}

function socketOf(args: string): readonly Touch[] {
  const file = /sa_family=AF_UNIX, sun_path="([^"]+)"/.exec(args)?.[1];
  if (file !== undefined) return [{ group: 'files', name: file }];
  const port = /sin6?_port=htons\((\d+)\)/.exec(args)?.[1];
  if (port === undefined) return [];
  const protocol = args.includes('<TCP') ? 'tcp' : 'udp';
  return [{ group: 'ports', name: `${port}/${protocol}`, device: indexed('scope_id', args) }];
}

function networkBy(name: string, args: string): readonly Touch[] {
  if (name === 'ioctl') return deviceBy(args);
  if (args.includes('<NETLINK:[NETFILTER')) return tablesOf(args);
  return [...args.matchAll(/nlmsg_type=(RTM_(?:NEW|DEL|SET)\w+)(.*?)(?=nlmsg_type=|$)/g)].flatMap(
    ([, type = '', message = '']) => routing(type, message),
  );
}

/** Of bridge-utils and net-tools. */
function deviceBy(args: string): readonly Touch[] {
  if (!/SIOC(BR(ADD|DEL|SET)|SIF|ADDRT|DELRT|DEVPRIVATE)/.test(args)) return [];
  const [name = /if_nametoindex\("([^"]+)"\)/.exec(args)?.[1] ?? args] = strings(args);
  const address = /SIOCSIFADDR.*inet_addr\("([^"]+)"\)/.exec(args)?.[1];
  if (address !== undefined) return [{ group: 'addresses', name: address, device: name }];
  return [{ group: 'devices', name }];
}

/** Of rtnetlink(7). What it does not know is an effect under its own name. */
function routing(type: string, message: string): readonly Touch[] {
  const [, family, length] = /a_family=(\w+), ifa_prefixlen=(\d+)/.exec(message) ?? [];
  switch (type) {
    case 'RTM_NEWLINK':
    case 'RTM_SETLINK':
    case 'RTM_DELLINK':
    case 'RTM_NEWLINKPROP': {
      const made = /nla_type=IFLA_IFNAME\}, "([^"]+)"/.exec(message)?.[1];
      const name = made ?? indexed('ifi_index', message);
      // Without a name it only asks what the kernel can do.
      if (name === undefined) return [];
      // Which namespace it is made in, only a file descriptor tells.
      return [{ group: 'devices', name: message.includes('IFLA_NET_NS_FD') ? `?/${name}` : name }];
    }
    case 'RTM_NEWADDR':
    case 'RTM_DELADDR': {
      const local = ip('IFA_LOCAL', message) ?? family ?? '';
      const device = indexed('ifa_index', message);
      return [{ group: 'addresses', name: `${local}/${length}`, device }];
    }
    case 'RTM_NEWROUTE':
    case 'RTM_DELROUTE': {
      const to = ip('RTA_DST', message);
      const bits = /rtm_dst_len=(\d+)/.exec(message)?.[1];
      const text = `route ${to === undefined ? 'default' : `${to}/${bits}`}`;
      const device = /RTA_OIF\}, if_nametoindex\("([^"]+)"\)/.exec(message)?.[1];
      return [{ group: 'addresses', name: `${text} via ${ip('RTA_GATEWAY', message)}`, device }];
    }
    case 'RTM_NEWNEIGH':
      return [{ group: 'devices', name: indexed('ndm_ifindex', message) ?? type }];
    default:
      return [{ group: 'devices', name: type }];
  }
}

const indexed = (field: string, text: string) =>
  new RegExp(`${field}=if_nametoindex\\("([^"]+)"\\)`).exec(text)?.[1];

const ip = (attribute: string, text: string) =>
  new RegExp(`${attribute}\\}, inet_(?:addr|pton)\\((?:AF_INET6, )?"([^"]+)"`).exec(text)?.[1];

/** Of nftables: each message has the name of its table as attribute 1. */
function tablesOf(args: string): readonly Touch[] {
  const messages = args.matchAll(
    /NFT_MSG_(?:NEW|DEL)\w+.*?nfgen_family=(\w+).*?nla_type=0x1\}, "((?:\\x..)+)"/g,
  );
  return [...messages].map(([, family = '', hex = '']) => {
    const name = Buffer.from(hex.replaceAll(String.raw`\x`, ''), 'hex').toString();
    // strace knows no NFPROTO_INET, which is 1 as AF_UNIX is.
    const word = family === 'AF_INET' ? 'ip' : family === 'AF_UNIX' ? 'inet' : family;
    return { group: 'firewall', name: `table ${word} ${name.replace('\0', '')}` };
  });
}
