import { isUml } from '../../nics/machines.ts';
import type { Machine } from '../../plan/resource.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';
import { refusals } from './refusals.ts';

/** A script for each guest that is User-mode Linux. */
export const umlArgv: Target = {
  id: 'uml-argv',
  title: 'User-mode Linux command lines',
  note: 'guests/NAME.sh: one script for each guest that is User-mode Linux',
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
    network: 'absent',
    machine: (machine) => (isUml(machine) ? 'emits' : 'absent'),
  },
  refuse: (context) => machines(context).flatMap(refusals),
  programs: (context) => (startable(context).length > 0 ? ['linux.uml', 'setsid'] : []),
  emit: (context) =>
    startable(context).map((machine): Artifact => ({
      path: pathOf(machine),
      language: 'sh',
      executable: true,
      print: () => printGuestScript(machine, context),
    })),
  lab: (context) => ({
    guests: startable(context).map((machine) => {
      const { origin, name } = machine;
      return { origin, name, script: pathOf(machine) };
    }),
  }),
};

function pathOf({ name }: Machine): string {
  return `guests/${name}.sh`;
}

/** The guests that are not refused. */
function startable(context: EmitContext): Machine[] {
  return machines(context).filter((machine) =>
    refusals(machine).every(({ severity }) => severity !== 'error'),
  );
}

function machines({ mine }: EmitContext): Machine[] {
  return mine.filter((resource) => resource.kind === 'machine');
}
