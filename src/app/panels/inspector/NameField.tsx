import type { Device, DeviceKind } from '../../../core/index.ts';
import { TextFieldInput } from '../../fields/TextFieldInput.tsx';
import { msg } from '../../../core/index.ts';

interface NameFieldProps {
  readonly device: Device;
  readonly syntax: DeviceKind['nameSyntax'];
}

export function NameField({ device, syntax }: NameFieldProps) {
  return (
    <TextFieldInput
      field={{ key: 'name', label: msg`Name`, type: 'text', syntax, required: true }}
      path={['name']}
      owner={device}
      parent={device}
    />
  );
}
