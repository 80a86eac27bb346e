import { readFileSync } from 'node:fs';
import { connectTo, openConsole } from './console.ts';
import { guestImage, kernelWords } from './guest-image.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

/** A machine that commands can be run on: a sandbox, or the test host. */
export type Host = Pick<Sandbox, 'run' | 'write' | 'close'>;

/**
 * Boots Debian's kernel, with all its network modules, on this machine's files: for what the kernel
 * at hand may lack, such as VLAN-aware bridges; more hardware by `options` of QEMU. /lab is empty there and files can be put into it.
 */
export async function openVmHost({
  options = [] as readonly string[],
  words = '',
} = {}): Promise<Host> {
  const image = guestImage();
  const box = await openSandbox();
  const share = (path: string, tag: string, more: string) => [
    '-virtfs',
    `local,path=${path},mount_tag=${tag},security_model=none,multidevs=remap${more}`,
  ];
  const serial = '/run/serial';
  const qemu = box.spawn([
    ...'qemu-system-x86_64 -M q35 -accel tcg -m 512 -smp 2 -nodefaults -display none'.split(' '),
    ...[
      '-no-reboot',
      '-kernel',
      image.kernel,
      '-initrd',
      image.host,
      '-append',
      `${kernelWords} ${words}`,
    ],
    ...['-serial', `unix:${serial},server=on,wait=off`],
    ...share('/', 'root', ',readonly=on'),
    ...share(`${image.modules}/${image.version}`, 'modules', ',readonly=on'),
    ...share('/lab', 'lab', ''),
    ...options,
  ]);
  const socket = await connectTo(box.outside(serial), 10).catch((error: unknown) => {
    throw new Error(`the test host did not start: ${qemu.said()} ${String(error)}`);
  });
  const line = openConsole(socket, socket);
  await line.answer(90);
  let count = 0;
  return {
    write: (path, text, executable) => box.write(path, text, executable),
    async run(argv, { env = {}, cwd = '/lab', seconds = 240 } = {}) {
      const n = (count += 1);
      const words = Object.entries(env).map(([key, value]) => `${key}=${value}`);
      const command = ['env', '-C', cwd, ...words, ...argv].map(quote).join(' ');
      const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
      box.write(`/lab/${n}.sh`, `export ${path} HOME=/root LC_ALL=C.UTF-8\n${command}\n`);
      const { status } = await line.ask(String(n), seconds);
      const said = (end: string) => readFileSync(box.outside(`/lab/${n}.${end}`), 'utf8');
      return { status, stdout: said('out'), stderr: said('err') };
    },
    async close() {
      socket.destroy();
      await box.close();
    },
  };
}

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
