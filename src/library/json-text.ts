// Values of callers as JSON text.
import { nearest } from '#iam/text/index.ts';
import { InputError } from './input-error.ts';

/** The value as indented JSON. Throws an InputError for what JSON has no form for. */
export function jsonTextOf(called: string, value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, undefined, 2) as string | undefined;
  } catch (error) {
    throw new InputError([
      `Give ${called} as JSON values: ${error instanceof Error ? error.message : String(error)}.`,
    ]);
  }
  if (text === undefined) throw new InputError([`Give ${called} as JSON values, not ${typeof value}.`]);
  return text;
}

/** A value that was given instead of a name, as far as it can be shown. */
export const shownValue = (value: unknown): string =>
  value === null || typeof value === 'string' || typeof value === 'number'
    ? JSON.stringify(value)
    : typeof value;

/** Refuses a value that is none of the names. */
export function requireOneOf(value: unknown, called: string, names: readonly string[]): void {
  if (value === undefined || (names as readonly unknown[]).includes(value)) return;
  const near = typeof value === 'string' ? nearest(value, names) : undefined;
  throw new InputError([
    `${shownValue(value)} is not ${called}.${near === undefined ? '' : ` Did you mean “${near}”?`} Write one of: ${names.join(', ')}.`,
  ]);
}
