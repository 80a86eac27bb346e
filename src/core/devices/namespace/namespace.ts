import type { Device } from '../../model/topology.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type Forwarding, type Resource, resourceId } from '../../plan/resource.ts';
import { type Interface, INTERFACES, lowerInterfaces } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';
import { stackSubtitle } from '../subtitle.ts';

export interface Namespace extends Device {
  readonly kind: 'namespace';
  readonly interfaces?: readonly Interface[];
  readonly forwarding?: boolean;
}

/**
 * Said of every namespace that could route, also where it does not: a new one
 * takes the IPv4 settings of the host (sysctl net.core.devconf_inherit_init_net).
 */
function lowerForwarding(
  device: Namespace,
  interfaces: readonly Resource[],
  { machine, cables }: LowerContext,
): Forwarding[] {
  if (cables.length < 2 && device.forwarding === undefined) return [];
  const hasIpv6 = interfaces.some((one) => one.kind === 'address' && one.family === 6);
  return (hasIpv6 ? ([4, 6] as const) : ([4] as const)).map((family) => ({
    kind: 'forwarding',
    id: resourceId(device.id, `forwarding-${family}`),
    origin: device.id,
    machine,
    needs: [resourceId(device.id, 'namespace')],
    namespace: device.name,
    family,
    value: device.forwarding ?? false,
  }));
}

export const namespace: DeviceKind<Namespace> = {
  kind: 'namespace',
  title: msg`Namespace`,
  note: msg`An IP stack of its own on the host, without a guest`,
  family: 'stack',
  look: {
    glyph: [{ rect: [3, 3, 14, 14, 3.5], dash: '2.6 2.5' }, { circle: [10, 10, 2.6] }],
    color: 'netns',
  },
  subtitle: stackSubtitle,
  roles: ['stack'],
  fields: [
    INTERFACES,
    {
      key: 'forwarding',
      label: msg`Routes between its interfaces`,
      type: 'boolean',
      default: false,
      help: msg`IP forwarding: others can use it as their gateway.`,
    },
  ],
  namePrefix: 'ns',
  nameSyntax: 'namespace-name',
  ports: 'interfaces',
  portPrefix: 'eth',
  defaultSize: [190, 52],
  create: () => ({ interfaces: [{ id: 'eth0' }] }),
  stack: (device) => ({ namespace: device.name, needs: [resourceId(device.id, 'namespace')] }),
  lower: (device, context) => {
    const interfaces = lowerInterfaces(device, context);
    return [
      {
        kind: 'namespace',
        id: resourceId(device.id, 'namespace'),
        origin: device.id,
        machine: context.machine,
        needs: [],
        name: device.name,
      },
      ...interfaces,
      ...lowerForwarding(device, interfaces, context),
    ];
  },
};
