// Reads --context KEY=VALUE by the type that AWS's reference has for the key.
import type { KeyType } from '#core/reference/global-keys.ts';
import type { Reference } from '#core/reference/reference.ts';
import { findKey, namespaceOf } from '#core/lint/key-type.ts';
import { nearest } from '#core/text/nearest-name.ts';
import { GLOBAL_KEYS } from '#core/reference/global-keys.ts';
import { UsageError } from '#cli/usage.ts';

export interface GivenKeys {
  readonly context: { readonly [key: string]: readonly string[] };
  /** What should be said, but stops nothing. */
  readonly notes: readonly string[];
}

interface Shape {
  readonly fits: (value: string) => boolean;
  /** "true or false". */
  readonly words: string;
}

const BOOL: Shape = { fits: (value) => /^(?:true|false)$/i.test(value), words: 'true or false' };
const NUMBER: Shape = { fits: (value) => /^-?\d+(?:\.\d+)?$/.test(value), words: 'a number' };
const ARN: Shape = { fits: (value) => /^arn:(?:[^:]*:){4}/.test(value), words: 'an ARN' };
const isDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));
const DATE: Shape = {
  fits: (value) => /^\d+$/.test(value) || isDate(value),
  words: 'a time such as 2026-01-31T12:00:00Z, or seconds since 1970',
};
const IP: Shape = {
  fits: (value) =>
    /^(?:\d{1,3}\.){3}\d{1,3}$/.test(value) || (value.includes(':') && /^[0-9a-f:.]+$/i.test(value)),
  words: 'an IP address such as 203.0.113.7',
};

/** Types that are not here take any text. */
const SHAPES: { readonly [T in KeyType]?: Shape } = {
  Bool: BOOL,
  ArrayOfBool: BOOL,
  Numeric: NUMBER,
  Date: DATE,
  DateOrNumeric: DATE,
  IPAddress: IP,
  ARN,
  ArrayOfARN: ARN,
};

function pairOf(text: string): readonly [key: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 1)
    throw new UsageError(`Write --context as KEY=VALUE, such as aws:SecureTransport=true, not “${text}”.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function noteOn(key: string, reference: Reference): string {
  const owners = reference.ownersOf(namespaceOf(key.toLowerCase()));
  const known = [
    ...GLOBAL_KEYS.map((row) => row.key),
    ...owners.flatMap((owner) => reference.service(owner)?.keys.all.map((row) => row.key) ?? []),
  ];
  const near = nearest(key, known);
  return `AWS has no condition key ${key}${near === undefined ? '' : `: did you mean ${near}?`}. It is taken as it is.`;
}

/** The services whose files say what types the keys are of. */
export const servicesOfKeys = (texts: readonly string[], reference: Reference): readonly string[] =>
  texts.flatMap((text) => reference.ownersOf(namespaceOf(pairOf(text)[0].toLowerCase())));

/** A key that is given several times has several values. Throws what to write for a value of another type. */
export function readContext(texts: readonly string[], reference: Reference): GivenKeys {
  const context = new Map<string, string[]>();
  const notes = new Set<string>();
  for (const text of texts) {
    const [key, value] = pairOf(text);
    const known = findKey(key.toLowerCase(), reference);
    if (!known) notes.add(noteOn(key, reference));
    const shape = known && SHAPES[known.type];
    if (shape && !shape.fits(value)) throw new UsageError(`${key} takes ${shape.words}, not “${value}”.`);
    // Of keys that differ in case only the first spelling is kept.
    const spelled = [...context.keys()].find((other) => other.toLowerCase() === key.toLowerCase()) ?? key;
    context.set(spelled, [...(context.get(spelled) ?? []), value]);
    if (known && !known.type.startsWith('Array') && context.get(spelled)!.length === 2)
      notes.add(`${key} has one value in the requests that AWS makes; it was given several.`);
  }
  return { context: Object.fromEntries(context), notes: [...notes] };
}
