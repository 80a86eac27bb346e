import type { Device } from '../../model/topology.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type ResourceId, resourceId } from '../../plan/resource.ts';
import { hashHex } from '../../util/hash.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface Vde extends Device {
  readonly kind: 'vde';
  readonly ports?: number;
  readonly hub?: boolean;
  readonly outside?: boolean;
}

/** vde_switch's own. */
export const DEFAULT_VDE_PORTS = 32;

/** The path of a UNIX socket has 107 bytes, and those of the switch lie in a folder of its name. */
const NAME_MAX = 20;

function nameOf({ id }: Vde, { fileName }: LowerContext): string {
  if (fileName.length <= NAME_MAX) return fileName;
  return `${fileName.slice(0, NAME_MAX - 5).replace(/-$/, '')}-${hashHex(id, 4)}`;
}

function made({ id }: Vde): ResourceId {
  return resourceId(id, 'vde');
}

/** A program of Virtual Distributed Ethernet that is a switch, without a network device. */
export const vde: DeviceKind<Vde> = {
  kind: 'vde',
  title: msg`VDE switch`,
  note: msg`A vde_switch that the script starts; guests plug into its sockets`,
  family: 'switch',
  look: {
    glyph: [
      { rect: [2.5, 8, 15, 4.2, 1.4] },
      { path: 'M5.5 8V4M10 8V4M14.5 8V4', dash: '1.2 1.2' },
      { path: 'M7.75 16.5h4.5M10 12.2v4.3' },
    ],
    color: 'socket',
  },
  subtitle: ({ hub, outside }) => [
    ...(hub ? [msg`a hub`] : []),
    ...(outside ? ['slirpvde 10.0.2.0/24'] : []),
  ],
  roles: ['qemu', 'vde'],
  fields: [
    {
      key: 'ports',
      label: msg`Ports`,
      type: 'integer',
      min: 1,
      max: 1024,
      default: DEFAULT_VDE_PORTS,
      help: msg`As many cables can be plugged in; not for libvirt, which has no word for it.`,
    },
    {
      key: 'hub',
      label: msg`Hub`,
      type: 'boolean',
      default: false,
      help: msg`Learns nothing: every frame goes to all ports.`,
    },
    {
      key: 'outside',
      label: msg`Way out`,
      type: 'boolean',
      default: false,
      help: msg`The script also starts slirpvde: guests get addresses of 10.0.2.0/24 by DHCP, and reach what this machine reaches, as root.`,
    },
  ],
  namePrefix: 'vde',
  nameSyntax: 'label',
  defaultSize: [150, 44],
  create: () => ({}),
  offer: (device, context, link) => ({
    type: 'vde',
    daemon: made(device),
    socket: `${context.socketFolder}/${nameOf(device, context)}`,
    link,
  }),
  lower: (device, context) => {
    const { outside = false, ports = DEFAULT_VDE_PORTS, hub = false } = device;
    const name = nameOf(device, context);
    const base = {
      kind: 'daemon',
      origin: device.id,
      machine: context.machine,
      name,
      socket: `${context.socketFolder}/${name}`,
    } as const;
    return [
      {
        ...base,
        program: 'vde_switch',
        id: made(device),
        needs: [],
        // The way out has one, too.
        ports: outside ? ports + 1 : ports,
        hub,
      },
      ...(outside
        ? [
            {
              ...base,
              program: 'slirpvde',
              id: resourceId(device.id, 'slirpvde'),
              needs: [made(device)],
            } as const,
          ]
        : []),
    ];
  },
};
