import { isLxc, isUml } from '../nics/machines.ts';
import type { Plan } from '../plan/plan.ts';
import type { Machine } from '../plan/resource.ts';
import type { Artifact } from '../targets/target.ts';

export function machinesOf({ hosts }: Pick<Plan, 'hosts'>): Machine[] {
  return hosts.flatMap(({ resources }) => resources.filter((one) => one.kind === 'machine'));
}

/** Nobody draws disks. */
export function disks(plan: Plan, files: readonly Artifact[]): string[] {
  const has = (part: string): boolean => files.some(({ path }) => path.includes(part));
  if (has('/guests/')) return filesOfScripts(machinesOf(plan));
  return has('/libvirt/define.sh') ? OF_LIBVIRT : [];
}

function filesOfScripts(machines: readonly Machine[]): string[] {
  const some = {
    qemu: machines.some((one) => !isUml(one) && !isLxc(one)),
    uml: machines.some(isUml),
    lxc: machines.some(isLxc),
  };
  const parts = [
    ...(some.qemu ? [OF_QEMU] : []),
    ...(some.uml ? [some.qemu ? OF_UML : OF_UML_ALONE] : []),
    ...(some.lxc ? [some.qemu || some.uml ? OF_LXC : OF_LXC_ALONE] : []),
  ];
  return parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

const OF_QEMU = [
  'Guests come without disks. What stands in `guests/NAME.args`, beside the script of the guest NAME, is given to its',
  'QEMU, an argument a line:',
  '',
  '```',
  '-drive',
  'file=/path/to/web1.qcow2,if=virtio',
  '```',
];

const OF_UML = [
  'Of a guest that is User-mode Linux they are words of its kernel, such as `ubd0=/path/to/root.img`.',
];

const OF_UML_ALONE = [
  'Guests come without disks. What stands in `guests/NAME.args`, beside the script of the guest NAME, is given to its',
  'kernel, a word a line, such as `ubd0=/path/to/root.img`.',
];

const OF_LXC = [
  'Of a container of LXC they are lines of its configuration, such as `lxc.rootfs.path=dir:/path/to/root`: the help of',
  'its script tells which it cannot be without.',
];

const OF_LXC_ALONE = [
  'Containers come without a root. What stands in `guests/NAME.args`, beside the script of the container NAME, is added',
  'to its configuration, such as:',
  '',
  '```',
  'lxc.rootfs.path=dir:/path/to/root',
  'lxc.idmap=u 0 100000 65536',
  'lxc.idmap=g 0 100000 65536',
  '```',
  '',
  'The help of its script tells which lines it cannot be without.',
];

const OF_LIBVIRT = [
  'Guests come without disks. What stands in `libvirt/NAME.devices.xml`, beside the document of the guest NAME, becomes',
  'part of it when `libvirt/define.sh define` is run, as it is by `lab.sh up`:',
  '',
  '```xml',
  "<disk type='file' device='disk'>",
  "  <driver name='qemu' type='qcow2'/>",
  "  <source file='/path/to/web1.qcow2'/>",
  "  <target dev='vda' bus='virtio'/>",
  '</disk>',
  '```',
];
