import { NIC_MODELS } from '../nics/models.ts';

export interface NicChip {
  /** `virtio` for all virtio cards, else QEMU's name of the card. */
  readonly label: string;
  readonly family: 'paravirtual' | 'emulated' | 'unknown';
}

/** What a chip says of a model of network card. */
export function nicChip(model: string): NicChip {
  const known = Object.hasOwn(NIC_MODELS, model) ? NIC_MODELS[model] : undefined;
  const family = known?.family === 'paravirtual' ? 'paravirtual' : 'emulated';
  return {
    label: model.startsWith('virtio') ? 'virtio' : model,
    family: known ? family : 'unknown',
  };
}
