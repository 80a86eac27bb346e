import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

/** The device at the other end reads and writes the memory of the guest, and the queues that lie in it. */
export const vdpa: LinkKind = {
  kind: 'vdpa',
  title: msg`vDPA cable`,
  note: msg`Gives a vDPA device of the host the queues of a guest's virtio card`,
  look: {
    glyph: [
      { rect: [2.5, 6, 6, 8, 1.5] },
      { path: 'M5.5 8.5v3M8.5 10h6M12 7.5l2.5 2.5-2.5 2.5' },
      { rect: [15, 5, 2.5, 10, 1] },
    ],
    color: 'attach',
    line: 'dotted',
    word: 'vdpa',
  },
  joins: [['nic-model', 'vdpa']],
  rank: 10,
  loose: true,
  fields: [],
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
  backend: ({ link, far }) => ({
    type: 'vdpa',
    path: `/dev/vhost-vdpa-${String(far.device['number'])}`,
    link: link.id,
  }),
};
