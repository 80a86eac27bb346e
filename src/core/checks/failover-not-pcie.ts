import { machineType } from '../nics/machines.ts';
import { standbyOf } from '../nics/failover.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const failoverNotPcie: Check = {
  code: 'failover-not-pcie',
  severity: 'error',
  why: 'The card of the host is plugged in while the guest runs, for which QEMU wants PCI Express.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, guest, here) => {
      const { arch, machine, name } = guest.device;
      if (standbyOf(nic, portItems(guest)) === undefined) return undefined;
      const type = machineType(String(arch), String(machine));
      if (!type || type.bus === 'pcie') return undefined;
      return {
        message: msg`No card can stand by for ${nic.id} of ${quote(name)}: the machine ${type.id} has no PCI Express.`,
        anchors: [here.anchor('standby')],
      };
    },
  },
};
