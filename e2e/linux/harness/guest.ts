import type { Attachment, Machine } from '../../../src/core/index.ts';
import { openConsole } from './console.ts';
import { guestImage, kernelWords } from './guest-image.ts';
import type { Result, Sandbox } from './sandbox.ts';

/** A booted guest: a Linux with busybox, driven over its serial line. */
export interface Guest {
  run(command: string, seconds?: number): Promise<Result>;
  /** Cuts its power. */
  stop(): Promise<void>;
}

/** Boots a guest by its exported script, and gives its cards their addresses. */
export async function bootGuest(box: Sandbox, script: string, machine: Machine): Promise<Guest> {
  const guest = await bootBare(box, script, machine);
  for (const nic of machine.nics) {
    const { status, stdout } = await configure(guest, nic);
    if (status !== 0) throw new Error(`${machine.name} has no card ${nic.mac}: ${stdout}`);
  }
  return guest;
}

/** Boots a guest by its exported script, with the drivers of so many cards and nothing else. */
export async function bootBare(
  box: Sandbox,
  script: string,
  machine: Machine,
  cards = machine.nics.length,
): Promise<Guest> {
  const words = machine.machineType === 'uml' ? umlWords(cards) : qemuWords(machine, cards);
  const qemu = box.spawn([script, 'run', ...words], { env: { VETHLOOM_ACCEL: 'tcg' } });
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
      if (machine.machineType === 'uml') {
        await box.run([script, 'stop'], { env: { VETHLOOM_STOP_SECONDS: '0' } });
      }
      qemu.kill();
      await qemu.done;
    },
  };
  return guest;
}

function qemuWords(machine: Machine, cards: number): string[] {
  const image = guestImage();
  const micro = machine.machineType === 'microvm';
  const words = `${kernelWords} nics=${cards}`;
  return [
    ...['-no-reboot', '-kernel', image.kernel, '-initrd', image.guest],
    ...(micro ? ['-machine', 'x-option-roms=off'] : []),
    // Under TCG a microvm has no other clock to measure this one by.
    ...['-append', micro ? `${words} tsc_early_khz=2000000` : words],
  ];
}

/** The same first process, in a kernel that is a process; it speaks by a serial line. */
export function umlWords(cards: number): string[] {
  const line = ['con0=null', 'ssl0=fd:0,fd:1'];
  return [`initrd=${guestImage().guest}`, 'quiet', `nics=${cards}`, ...line];
}

/** Puts a card up and gives it what was drawn. */
export function configure(guest: Guest, { mac, addresses, gateways }: Attachment): Promise<Result> {
  const commands = [
    'ip link set $d up',
    ...addresses.map((a) => `ip addr add ${a} dev $d`),
    ...gateways.map((via) => `ip route add default via ${via}`),
  ];
  return guest.run(`d=$(${deviceWith(mac)}); ${commands.join(' && ')}`);
}

/** The kernel driver of the card with this MAC; empty where none has taken it. */
export async function driverOf(guest: Guest, mac: string): Promise<string> {
  const found = `f=$(grep -l ${mac} /sys/class/net/*/address)`;
  const { stdout } = await guest.run(`${found} && readlink \${f%/*}/device/driver`);
  return stdout.trim().split('/').at(-1) ?? '';
}

const deviceWith = (mac: string) =>
  `basename $(dirname $(grep -l ${mac} /sys/class/net/*/address))`;

/** One answer in ten tries: a switch may still be learning, an IPv6 address still be tentative. */
export const pings = (address: string) =>
  `for i in 0 1 2 3 4 5 6 7 8 9; do ping -c 1 -W 2 ${address} && exit 0; done; exit 1`;

/** Only meaningful after a ping that was answered. */
export const staysSilent = (address: string) => `! ping -c 3 -w 4 ${address}`;
