import type { DeviceView } from '../view/view.ts';

/** Whether a device as drawn heeds one of its fields. */
export function heeds({ device, kind }: DeviceView, key: string): boolean {
  return kind.fields.find((field) => field.key === key)?.applies?.(device) !== false;
}
