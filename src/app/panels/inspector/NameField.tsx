import type { Device, DeviceKind } from '../../../core/index.ts';
import { TextFieldInput } from '../../fields/TextFieldInput.tsx';
import { useTexts } from '../../i18n/texts.ts';

interface NameFieldProps {
  readonly device: Device;
  readonly syntax: DeviceKind['nameSyntax'];
}

export function NameField({ device, syntax }: NameFieldProps) {
  const texts = useTexts().inspector;
  return (
    <TextFieldInput
      field={{ key: 'name', label: texts.name, type: 'text', syntax, required: true }}
      path={['name']}
      owner={device}
      parent={device}
    />
  );
}
