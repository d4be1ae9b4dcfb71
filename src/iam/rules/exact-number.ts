// Whether JSON kept the digits of a number.
import type { JsonValue } from '#iam/json/parse.ts';

/** A longer number changes when it is parsed, so it can neither be compared nor written back. */
export const isExact = (value: JsonValue): boolean =>
  typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
