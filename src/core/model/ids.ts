import type { Brand } from '../util/brand.ts';

export type DeviceId = Brand<string, 'DeviceId'>;
export type LinkId = Brand<string, 'LinkId'>;
export type NoteId = Brand<string, 'NoteId'>;

/** What a resource or an emitted line was made for. */
export type Origin = DeviceId | LinkId;
