import type { Plan } from '../../plan/plan.ts';
import type { Network } from '../../plan/resource.ts';
import { createWriter, type Printed } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { hash32 } from '../../util/hash.ts';
import type { Artifact, Target } from '../target.ts';

/** A libvirt network for each drawn switch, so that other guests can name it. */
export const libvirtNetwork: Target = {
  id: 'libvirt-network',
  title: 'libvirt networks',
  note: 'libvirt/networks/NAME.xml: the drawn switches under a name that libvirt knows',
  answers: {
    existing: 'absent',
    namespace: 'absent',
    netdev: 'absent',
    port: 'absent',
    slave: 'absent',
    'ovs-bridge': 'absent',
    'ovs-port': 'absent',
    address: 'absent',
    route: 'absent',
    setting: 'absent',
    forwarding: 'absent',
    nat: 'absent',
    dhcp: 'absent',
    daemon: 'absent',
    network: 'emits',
    machine: 'absent',
  },
  programs: ({ mine }) => (mine.length > 0 ? ['libvirtd', 'virsh'] : []),
  emit: ({ plan, mine }) =>
    mine.flatMap((resource): Artifact[] => {
      if (resource.kind !== 'network') return [];
      return [
        {
          path: `libvirt/networks/${resource.name}.xml`,
          language: 'xml',
          executable: false,
          print: () => printNetwork(resource, plan),
        },
      ];
    }),
};

function printNetwork(network: Network, plan: Plan): Printed {
  const writer = createWriter();
  writer.from(network.origin, () => {
    writer.line('<network>');
    writer.line(xml`  <name>${network.name}</name>`);
    writer.line(xml`  <uuid>${networkUuid(plan.lab.id, network)}</uuid>`);
    writer.line("  <forward mode='bridge'/>");
    writer.line(xml`  <bridge name='${network.bridge}'/>`);
    if (network.technology === 'openvswitch') writer.line("  <virtualport type='openvswitch'/>");
    writer.line('</network>');
  });
  return writer.finish();
}

/** RFC 9562, version 8: what is in it is our own affair. */
function networkUuid(lab: string, network: Network): string {
  const key = `${lab}/${network.machine}/${network.name}`;
  let hex = '';
  for (let i = 0; i < 4; i++) hex += hash32(`network ${i} ${key}`).toString(16).padStart(8, '0');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
