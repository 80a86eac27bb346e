import { machineTypes, nicModels, type Topology } from '../../../src/core/index.ts';
import { cable, device, draw } from './draw.ts';

/** Guests of one machine type with `models` spread over them: in a tap, in SLiRP, in nothing; each in the boot order. */
export function crowd(
  name: string,
  arch: string,
  machine: string,
  models: readonly string[],
  each: number,
  severalQueues = (model: string) => nicModels[model]?.multiqueue ?? false,
): Topology {
  const { maxVcpus = 1 } =
    machineTypes.find((row) => row.arch === arch && row.id === machine) ?? {};
  const guests = Array.from({ length: Math.ceil(models.length / each) }, (_, index) => {
    const nics = models.slice(index * each, (index + 1) * each).map((model, i) => ({
      ...{ id: `eth${i}`, model, bootIndex: each - i, rom: i % 2 > 0 },
      ...(i % 3 === 0 && severalQueues(model) ? { queues: 2 } : {}),
    }));
    return { name: `vm${index}`, nics };
  });
  return draw(name, {
    devices: [
      device('bridge', 'br0'),
      device('user-net', 'out'),
      ...guests.map((guest) =>
        device('guest', guest.name, {
          arch,
          machine,
          memoryMiB: 256,
          vcpus: Math.min(2, maxVcpus),
          nics: guest.nics,
        }),
      ),
    ],
    links: guests.flatMap((guest) =>
      guest.nics.flatMap(({ id }, i) => {
        if (i % 3 === 0) return [cable('tap', `${guest.name}:${id}`, 'br0')];
        return i % 3 === 1 ? [cable('user', `${guest.name}:${id}`, 'out')] : [];
      }),
    ),
  });
}
