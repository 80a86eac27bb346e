import { findPlaces } from '../../../core/arranging.ts';
import type { Topology } from '../../../core/index.ts';
import type { Message } from './protocol.ts';

const say = (message: Message) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Topology>) => {
  say({ arrangement: findPlaces(data, (done, all) => say({ done, all })) });
});
