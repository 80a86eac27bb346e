import type { ComponentType } from 'react';
import type { Field } from '../../core/index.ts';
import type { Path } from './form.ts';

/** What every input of a field gets. */
export interface FieldProps<F extends Field = Field> {
  readonly field: F;
  readonly path: Path;
  /** The object that holds the value. */
  readonly owner: Readonly<Record<string, unknown>>;
  /** The device around it. */
  readonly parent: Readonly<Record<string, unknown>>;
}

export type FieldOf<T extends Field['type']> = Extract<Field, { readonly type: T }>;

export interface FieldsProps extends Omit<FieldProps, 'field'> {
  readonly fields: readonly Field[];
}

/** Of a field that holds fields again: it is handed the component that shows them. */
export type WithFields<P> = P & { readonly Fields: ComponentType<FieldsProps> };

export type ItemsProps = WithFields<FieldProps<FieldOf<'items'>>>;
