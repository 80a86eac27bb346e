import type { Texts } from '../i18n/en.ts';
import type { Form, Path } from './form.ts';

/** What stands for a value in which several things differ. */
export function mixedIn(form: Form, path: Path, texts: Texts): string | undefined {
  return form.mixed?.(path) ? texts.fields.mixed : undefined;
}
