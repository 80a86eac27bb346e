import { prerequisitesOf } from '../shell-ip/prerequisites.ts';
import { type Dialect, script } from '../shell-ip/script.ts';
import { IP_DIALECT, shellIp } from '../shell-ip/shell-ip.ts';
import type { Target } from '../target.ts';
import { BRCTL_WORDS } from './words.ts';

/** brctl(8) removes only a bridge that is down. */
const REMOVE_BRIDGE = String.raw`
remove_bridge() { # NAME
  undo ifconfig "$1" down
  undo brctl delbr "$1"
}
`;

const BRCTL_DIALECT: Dialect = {
  ...IP_DIALECT,
  title: 'brctl(8), ifconfig(8), route(8), ovs-vsctl(8)',
  words: BRCTL_WORDS,
  removeBridge: REMOVE_BRIDGE,
  tools: ['brctl', 'ifconfig', 'route'],
};

export const shellBrctl: Target = {
  ...shellIp,
  id: 'shell-brctl',
  title: 'brctl script',
  note: 'The same script with bridge-utils, ifconfig(8) and route(8)',
  programs: ({ mine }) => prerequisitesOf(mine, BRCTL_DIALECT.tools).tools,
  emit: (context) => [
    {
      path: 'net.sh',
      language: 'sh',
      executable: true,
      print: () => script(context, BRCTL_DIALECT),
    },
  ],
};
