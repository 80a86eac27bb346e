import type { Machine } from '../../../src/core/index.ts';
import { openConsole } from './console.ts';
import { guestImage, kernelWords } from './guest-image.ts';
import type { Result, Sandbox } from './sandbox.ts';

/** A booted guest: a Linux with busybox, driven over its serial line. */
export interface Guest {
  run(command: string, seconds?: number): Promise<Result>;
  /** Cuts its power. */
  stop(): Promise<void>;
}

/** Boots a guest by its exported script. */
export async function bootGuest(box: Sandbox, script: string, machine: Machine): Promise<Guest> {
  const image = guestImage();
  const qemu = box.spawn(
    [
      ...[script, 'run', '-no-reboot', '-kernel', image.kernel, '-initrd', image.guest],
      ...['-append', `${kernelWords} nics=${machine.nics.length}`],
    ],
    { env: { VETHLOOM_ACCEL: 'tcg' } },
  );
  const line = openConsole(qemu.output, qemu.input);
  await line.answer(90).catch((error: unknown) => {
    throw new Error(`${machine.name} did not boot: ${String(error)}\n${qemu.said()}`);
  });
  const guest: Guest = {
    async run(command, seconds = 30) {
      const { status, text } = await line.ask(command, seconds);
      return { status, stdout: text, stderr: '' };
    },
    async stop() {
      qemu.kill();
      await qemu.done;
    },
  };
  for (const { mac, addresses, gateways } of machine.nics) {
    const commands = [
      'ip link set $d up',
      ...addresses.map((a) => `ip addr add ${a} dev $d`),
      ...gateways.map((via) => `ip route add default via ${via}`),
    ];
    const { status, stdout } = await guest.run(`d=$(${deviceWith(mac)}); ${commands.join(' && ')}`);
    if (status !== 0) throw new Error(`${machine.name} has no card ${mac}: ${stdout}`);
  }
  return guest;
}

/** The kernel driver of the card with this MAC. */
export async function driverOf(guest: Guest, mac: string): Promise<string> {
  const { stdout } = await guest.run(`readlink /sys/class/net/$(${deviceWith(mac)})/device/driver`);
  return stdout.trim().split('/').at(-1) ?? '';
}

const deviceWith = (mac: string) =>
  `basename $(dirname $(grep -l ${mac} /sys/class/net/*/address))`;

/** One answer in ten tries: a switch may still be learning, an IPv6 address still be tentative. */
export const pings = (address: string) =>
  `for i in 0 1 2 3 4 5 6 7 8 9; do ping -c 1 -W 2 ${address} && exit 0; done; exit 1`;

/** Only meaningful after a ping that was answered. */
export const staysSilent = (address: string) => `! ping -c 3 -w 4 ${address}`;
