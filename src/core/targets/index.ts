import { libvirtDomain } from './libvirt-domain/libvirt-domain.ts';
import { libvirtNetwork } from './libvirt-network/libvirt-network.ts';
import { lxcConfig } from './lxc-config/lxc-config.ts';
import { qemuArgv } from './qemu-argv/qemu-argv.ts';
import { shellBrctl } from './shell-brctl/shell-brctl.ts';
import { shellIp } from './shell-ip/shell-ip.ts';
import type { Target } from './target.ts';
import { umlArgv } from './uml-argv/uml-argv.ts';

const TARGETS = {
  'shell-ip': shellIp,
  'shell-brctl': shellBrctl,
  'qemu-argv': qemuArgv,
  'uml-argv': umlArgv,
  'lxc-config': lxcConfig,
  'libvirt-domain': libvirtDomain,
  'libvirt-network': libvirtNetwork,
} satisfies Record<string, Target>;

export type TargetId = keyof typeof TARGETS;

/** Every output format. */
export const targets: Readonly<Record<TargetId, Target>> = TARGETS;
