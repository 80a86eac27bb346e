import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import { machineType } from '../../nics/machines.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import { nicsWithoutRoom } from '../../nics/room.ts';
import type { Machine } from '../../plan/resource.ts';
import { type Message, msg } from '../../util/message.ts';
import { isUnsaid } from './commandline-xml.ts';

/** Why libvirt 9.0 cannot run this guest as drawn; nothing where it can. */
export function refusals(machine: Machine): readonly Diagnostic[] {
  const type = machineType(machine.arch, machine.machineType);
  if (!type?.libvirt) {
    const { machineType: word, label } = machine;
    const why = type?.withoutLibvirt
      ? msg`libvirt cannot run the machine ${word} of "${label}": ${type.withoutLibvirt}.`
      : msg`libvirt cannot run the machine ${word} of "${label}".`;
    return [refusal('machine-libvirt-unsupported', why, machine)];
  }
  const found: Diagnostic[] = [];
  for (const nic of nicsWithoutRoom(type, machine.nics)) {
    const why = msg`"${machine.label}" has no place left for the card ${nic.nic} (${nic.model}).`;
    found.push(refusal('nic-no-room', why, machine));
  }
  for (const { nic, model, queues, backend } of machine.nics) {
    const row = NIC_MODELS[model];
    const real = backend.type === 'vfio' || backend.type === 'hostdev';
    if (!real && (!row?.libvirt || type.libvirtLacks?.includes(model))) {
      const why = msg`libvirt cannot give "${machine.label}" the card ${model} (${nic}).`;
      found.push(refusal('nic-libvirt-unsupported', why, machine));
    } else if (row?.bus === 'virtio-mmio' && queues > 1) {
      // It would add vectors=, which only PCI has, and QEMU would not start.
      const why = msg`libvirt cannot give ${model} (${nic}) of "${machine.label}" several queues.`;
      found.push(refusal('nic-libvirt-unsupported', why, machine));
    }
    if (backend.type === 'macvtap' && backend.mtu !== undefined) {
      found.push({
        code: 'macvtap-libvirt-mtu',
        severity: 'error',
        message: msg`libvirt cannot set the MTU of a macvtap, such as that of ${nic} of "${machine.label}": it has that of ${backend.lower}.`,
        anchors: [{ on: 'link', id: backend.link, path: ['mtu'] }],
      });
    }
    if (
      backend.type === 'tap' &&
      backend.vlan &&
      backend.technology === 'bridge' &&
      backend.maker !== 'script'
    ) {
      // Nobody but libvirt makes the tap of a cable to its network.
      const fix: Fix = {
        title: msg`Let net.sh make the tap`,
        steps: [{ do: 'set', id: backend.link, path: ['maker'], value: 'script' }],
      };
      const named = backend.network !== undefined;
      found.push({
        code: 'vlan-libvirt-linux-bridge',
        severity: 'error',
        message: named
          ? msg`libvirt cannot put ${nic} of "${machine.label}" into a VLAN of the Linux bridge ${backend.bridge}: it can only with Open vSwitch.`
          : msg`libvirt cannot put ${nic} of "${machine.label}" into a VLAN of the Linux bridge ${backend.bridge}: it can only with Open vSwitch, or if net.sh makes the tap.`,
        anchors: [{ on: 'link', id: backend.link }],
        ...(named ? {} : { fixes: [fix] }),
      });
    }
    if (backend.type !== 'none' && isUnsaid(backend)) {
      found.push({
        code: 'libvirt-commandline',
        severity: 'warning',
        message: msg`libvirt has no word for the cable in ${nic} of "${machine.label}" (${backend.type}): QEMU is told of it past libvirt, by qemu:commandline.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    } else if (
      // It says -netdev socket, but none of those that QEMU 7.2 brought.
      (backend.type === 'stream' || backend.type === 'datagrams') &&
      backend.netdev !== 'socket'
    ) {
      found.push({
        code: 'socket-libvirt-unsupported',
        severity: 'error',
        message: msg`libvirt runs guests as a user who cannot open the UNIX socket of the cable in ${nic} of "${machine.label}"; UDP and TCP have no owner.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    } else if (backend.type === 'l2tpv3') {
      found.push({
        code: 'l2tpv3-libvirt-unsupported',
        severity: 'error',
        message: msg`libvirt runs guests without the privilege to send IP packets of their own, as the L2TPv3 cable in ${nic} of "${machine.label}" does; over UDP it needs none.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    }
    if (backend.type === 'user' && backend.passt) {
      found.push({
        code: 'libvirt-version-gate',
        severity: 'warning',
        message: msg`libvirt 9.0 refuses the back end passt, which ${nic} of "${machine.label}" has: it takes a newer one. There the guest gets the gateway, DNS and IPv6 of this host.`,
        anchors: [{ on: 'link', id: backend.link }],
        fixes: [
          {
            title: msg`Use SLiRP`,
            steps: [{ do: 'set', id: backend.passt.device, path: ['program'], value: undefined }],
          },
        ],
      });
    }
    if (backend.type === 'vde') {
      found.push({
        code: 'vde-libvirt-unsupported',
        severity: 'error',
        message: msg`libvirt has no word for a VDE switch, which ${nic} of "${machine.label}" is plugged into, and its QEMU runs as a user who may not open the socket of that.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    }
    if (backend.type === 'vdpa' && row?.libvirt !== 'virtio') {
      found.push({
        code: 'vdpa-libvirt-unsupported',
        severity: 'error',
        message: msg`libvirt takes a vDPA device for the card virtio-net-pci alone, and ${nic} of "${machine.label}" is ${model}.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    }
    if (backend.type === 'vhost-user' && !backend.path.startsWith('/')) {
      found.push({
        code: 'vhost-user-libvirt-unsupported',
        severity: 'error',
        message: msg`libvirt has no folder of this lab for the vhost-user socket of ${nic} of "${machine.label}": type its path.`,
        anchors: [{ on: 'link', id: backend.link, path: ['path'] }],
      });
    }
    if (backend.type === 'vhost-user' && backend.port) {
      found.push({
        code: 'vhost-user-libvirt-user',
        severity: 'warning',
        message: msg`libvirt's QEMU makes the socket of ${nic} of "${machine.label}" in a folder that is of who calls net.sh: it has to run as that user, or as root (user= in qemu.conf).`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    }
    if (backend.type === 'mcast') {
      // It has no word for localaddr=, which formatdomain knows of udp only.
      found.push({
        code: 'mcast-libvirt-leaves',
        severity: 'warning',
        message: backend.local
          ? msg`libvirt cannot bind the multicast of ${nic} of "${machine.label}" to ${backend.local}: it goes where the route for ${backend.address} leads.`
          : msg`libvirt cannot keep the multicast of ${nic} of "${machine.label}" on this host: it goes where the route for ${backend.address} leads.`,
        anchors: [{ on: 'link', id: backend.link }],
      });
    }
  }
  return found;
}

function refusal(code: string, message: Message, machine: Machine): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    anchors: [{ on: 'device', id: machine.origin }],
  };
}
