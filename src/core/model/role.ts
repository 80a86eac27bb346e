/**
 * What a port can carry, and so what may be cabled to what.
 *
 * - `stack`: an IP stack's interface (host, namespace)
 * - `nic-model`: a network card of a guest
 * - `segment`: a switch that takes any network device as a port
 * - `ovs`: a switch of Open vSwitch, which also makes ports of its own
 * - `lower`: a network device that others stand on (a physical NIC)
 * - `vlan`: what another network device carries with one tag
 * - `trunk`: a network device whose frames may have tags
 * - `bond`: several network devices as one
 * - `ovs-bond`: several as one port of Open vSwitch
 * - `card`: the physical port of a network card
 * - `slave`: a network device that can be one of these
 * - `qemu`: a switch without a network device: each guest's QEMU reaches it by itself
 * - `vde`: one of these that is a program of the lab
 * - `vhost-user`: a program that is handed the memory of guests, with the queues of their cards in it
 * - `vdpa`: a device that is handed the same
 * - `tun`: a program that takes the packets of an interface
 * - `network`: a libvirt network, which makes its switch itself
 * - `outside`: what the lab does not own (user networking)
 * - `lan`: a network beside the hosts, which is there already
 */
export type Role =
  | 'stack'
  | 'nic-model'
  | 'segment'
  | 'ovs'
  | 'lower'
  | 'vlan'
  | 'trunk'
  | 'bond'
  | 'ovs-bond'
  | 'slave'
  | 'card'
  | 'qemu'
  | 'vde'
  | 'vhost-user'
  | 'vdpa'
  | 'tun'
  | 'network'
  | 'outside'
  | 'lan';
