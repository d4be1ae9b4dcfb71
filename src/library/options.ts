// Options as callers give them: left out, null, or an object.
import { InputError } from './input-error.ts';

/** The options; null counts as none. Refuses anything that has no members. */
export function optionsOf<T extends object>(given: T | null | undefined): T {
  const options: unknown = given ?? {};
  if (typeof options !== 'object' || Array.isArray(options))
    throw new InputError(['Give options as an object.']);
  // A member that is null is left out, too.
  return Object.fromEntries(Object.entries(options as object).filter(([, value]) => value !== null)) as T;
}
