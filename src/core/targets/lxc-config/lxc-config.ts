import { isLxc } from '../../nics/machines.ts';
import type { Machine } from '../../plan/resource.ts';
import { GUESTS_ALONE, labGuest, machinesOf, scriptOf } from '../guests.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printConfig } from './config.ts';
import { printGuestScript } from './guest-script.ts';
import { refusals } from './refusals.ts';

/** A configuration, and a script that starts it, for each guest that is a container of LXC. */
export const lxcConfig: Target = {
  id: 'lxc-config',
  title: 'LXC containers',
  note: 'guests/NAME.conf and guests/NAME.sh: configuration and script of each LXC container',
  answers: {
    ...GUESTS_ALONE,
    machine: (machine) => (isLxc(machine) ? 'emits' : 'absent'),
  },
  refuse: (context) => machinesOf(context).flatMap(refusals),
  programs: (context) =>
    startable(context).length > 0 ? ['lxc-start', 'lxc-stop', 'lxc-info', 'setsid', 'find'] : [],
  emit: (context) =>
    startable(context).flatMap((machine): readonly Artifact[] => [
      {
        path: `guests/${machine.name}.conf`,
        language: 'conf',
        executable: false,
        print: () => printConfig(machine, context),
      },
      {
        path: scriptOf(machine),
        language: 'sh',
        executable: true,
        print: () => printGuestScript(machine, context),
      },
    ]),
  lab: (context) => ({
    guests: startable(context).map(labGuest),
  }),
};

/** The containers that are not refused. */
function startable(context: EmitContext): Machine[] {
  return machinesOf(context).filter((machine) =>
    refusals(machine).every(({ severity }) => severity !== 'error'),
  );
}
