import { isUml } from '../../nics/machines.ts';
import type { Machine } from '../../plan/resource.ts';
import { GUESTS_ALONE, labGuest, machinesOf, scriptOf } from '../guests.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';
import { refusals } from './refusals.ts';

/** A script for each guest that is User-mode Linux. */
export const umlArgv: Target = {
  id: 'uml-argv',
  title: 'User-mode Linux command lines',
  note: 'guests/NAME.sh: one script for each guest that is User-mode Linux',
  answers: {
    ...GUESTS_ALONE,
    machine: (machine) => (isUml(machine) ? 'emits' : 'absent'),
  },
  refuse: (context) => machinesOf(context).flatMap(refusals),
  programs: (context) =>
    startable(context).length > 0 ? ['linux.uml', 'uml_mconsole', 'setsid', 'find'] : [],
  emit: (context) =>
    startable(context).map((machine): Artifact => ({
      path: scriptOf(machine),
      language: 'sh',
      executable: true,
      print: () => printGuestScript(machine, context),
    })),
  lab: (context) => ({
    guests: startable(context).map(labGuest),
  }),
};

/** The guests that are not refused. */
function startable(context: EmitContext): Machine[] {
  return machinesOf(context).filter((machine) =>
    refusals(machine).every(({ severity }) => severity !== 'error'),
  );
}
