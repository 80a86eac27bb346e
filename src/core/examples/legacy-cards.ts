import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const legacyCards: Template = {
  id: 'legacy-cards',
  title: msg`Legacy cards`,
  note: msg`Old systems with the cards they have drivers for, from NE2000 to Intel e1000.`,
  keywords: msg`rtl8139 ne2k pcnet tulip i82551 i82557 e1000 old dos windows nt emulated`,
  topology: drawLab({
    name: 'legacy-cards',
    size: [860, 470],
    devices: [
      guest('g1', 'dos', [40, 80], [{ id: 'eth0', model: 'ne2k_pci' }], {
        machine: 'pc',
        memoryMiB: 64,
      }),
      guest(
        'g2',
        'nt4',
        [310, 80],
        [
          { id: 'eth0', model: 'pcnet' },
          { id: 'eth1', model: 'tulip' },
        ],
        { machine: 'pc', memoryMiB: 128 },
      ),
      guest(
        'g3',
        'win2000',
        [600, 80],
        [
          { id: 'eth0', model: 'rtl8139' },
          { id: 'eth1', model: 'i82557b' },
        ],
        { machine: 'pc', memoryMiB: 256 },
      ),
      device('bridge', 'b1', 'br0', [290, 226]),
      guest('g4', 'linux24', [180, 336], [{ id: 'eth0', model: 'i82551' }], {
        machine: 'pc',
        memoryMiB: 128,
      }),
      guest('g5', 'winxp', [490, 336], [{ id: 'eth0', model: 'e1000' }], { machine: 'pc' }),
    ],
    links: [
      cable('tap', 'g1:eth0', 'b1'),
      cable('tap', 'g2:eth0', 'b1'),
      cable('tap', 'g2:eth1', 'b1'),
      cable('tap', 'g3:eth0', 'b1'),
      cable('tap', 'g3:eth1', 'b1'),
      cable('tap', 'g4:eth0', 'b1'),
      cable('tap', 'g5:eth0', 'b1'),
    ],
  }),
};
