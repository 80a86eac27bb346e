import type { TargetId } from './index.ts';
import { type Message, msg } from '../util/message.ts';

/** Targets exported together; a resource goes to the first that answers for it. */
export interface Bundle {
  readonly id: string;
  readonly title: string;
  readonly note: Message;
  /** Whether all of it runs in a namespace of its own; libvirt starts guests in the host's. */
  readonly isolates: boolean;
  readonly targets: readonly TargetId[];
}

export const bundles = [
  {
    id: 'shell-qemu',
    title: 'ip + QEMU',
    note: msg`net.sh with ip(8), bridge(8) and ovs-vsctl(8), one script a guest`,
    isolates: true,
    targets: ['qemu-argv', 'uml-argv', 'lxc-config', 'shell-ip'],
  },
  {
    id: 'brctl-qemu',
    title: 'brctl + QEMU',
    note: msg`net.sh with bridge-utils, ifconfig and route, one script a guest`,
    isolates: true,
    targets: ['qemu-argv', 'uml-argv', 'lxc-config', 'shell-brctl'],
  },
  {
    id: 'shell-libvirt',
    title: 'ip + libvirt',
    note: msg`net.sh with ip(8), one libvirt domain a guest, one libvirt network a switch`,
    isolates: false,
    targets: ['libvirt-domain', 'libvirt-network', 'shell-ip'],
  },
] as const satisfies readonly Bundle[];

export type BundleId = (typeof bundles)[number]['id'];
