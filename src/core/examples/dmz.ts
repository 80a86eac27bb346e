import { dmzLab } from './dmz-lab.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const dmz: Template = {
  id: 'dmz',
  title: msg`DMZ with a firewall`,
  note: msg`A firewall guest between a bridge and an Open vSwitch switch with two VLANs.`,
  keywords: msg`sample security ovs vlan routing slirp`,
  topology: dmzLab,
};
