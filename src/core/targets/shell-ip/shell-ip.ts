import type { Answers, Target } from '../target.ts';
import { prerequisitesOf } from './prerequisites.ts';
import { REMOVE_BRIDGE } from './runtime/remove.ts';
import { type Dialect, script } from './script.ts';
import { IP_WORDS } from './words.ts';

export const SHELL_ANSWERS: Answers = {
  existing: 'emits',
  namespace: 'emits',
  netdev: 'emits',
  port: 'emits',
  slave: 'emits',
  'ovs-bridge': 'emits',
  'ovs-port': 'emits',
  address: 'emits',
  route: 'emits',
  setting: 'emits',
  forwarding: 'emits',
  nat: 'emits',
  filter: 'emits',
  dhcp: 'emits',
  daemon: 'emits',
  passthrough: 'emits',
  network: 'absent',
  machine: 'absent',
};

export const IP_DIALECT: Dialect = {
  title: 'ip(8), bridge(8), ovs-vsctl(8)',
  words: IP_WORDS,
  removeBridge: REMOVE_BRIDGE,
  tools: [],
};

export const shellIp: Target = {
  id: 'shell-ip',
  title: 'ip script',
  note: 'A POSIX sh script with ip(8), bridge(8) and ovs-vsctl(8)',
  answers: SHELL_ANSWERS,
  programs: ({ mine }) => prerequisitesOf(mine, IP_DIALECT.tools).tools,
  emit: (context) => [
    {
      path: 'net.sh',
      language: 'sh',
      executable: true,
      print: () => script(context, IP_DIALECT),
    },
  ],
};
