import { type Attachment, hasQueues, vhostBehind } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';

/** Of virtio cards: who moves the frames, and how. */
export function printDriver(writer: Writer, nic: Attachment): void {
  const { backend, queues, rxQueueSize, txQueueSize } = nic;
  // Said in any case: libvirt takes vhost where it finds it.
  const name = vhostBehind(backend) ? 'vhost' : 'qemu';
  const driver = [
    xml`      <driver name='${name}'`,
    queues > 1 && hasQueues(backend) ? xml` queues='${queues}'` : '',
    rxQueueSize === undefined ? '' : xml` rx_queue_size='${rxQueueSize}'`,
    txQueueSize === undefined ? '' : xml` tx_queue_size='${txQueueSize}'`,
    nic.rss ? " rss='on'" : '',
    nic.packed ? " packed='on'" : '',
  ].join('');
  if (nic.offloads === false) {
    writer.line(`${driver}>`);
    writer.line("        <host csum='off' gso='off' tso4='off' tso6='off' ecn='off' ufo='off'/>");
    writer.line("        <guest csum='off' tso4='off' tso6='off' ecn='off' ufo='off'/>");
    writer.line('      </driver>');
  } else writer.line(`${driver}/>`);
}
