// Values of callers as JSON text.
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
