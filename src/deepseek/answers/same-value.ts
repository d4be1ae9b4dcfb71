// Whether two answers to one question are the same.
import type { FieldValue } from './field.ts';

export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object')
    return a.length === b.length && a.every((entry, i) => entry === b[i]);
  return a === b;
}
