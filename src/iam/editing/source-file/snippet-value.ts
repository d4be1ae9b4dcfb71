// The values that completions bring along: JSON in snippet syntax, read so that other languages can write them.
import type { JsonValue } from '#iam/json/json-value.ts';
import { validJson } from '#iam/json/quick-json.ts';

/** Begins a string that is a place to jump to where members or items are to come. */
export const PLACE = '\u0001';

/** The value; `{ $1 }` and `[ $1 ]` hold a place. Undefined for what is no JSON but for its places. */
export function readSnippet(json: string): JsonValue | undefined {
  const plain = json
    .replaceAll(/\{\s*"?(\$\d)"?\s*\}/g, String.raw`"\u0001{$1"`)
    .replaceAll(/\[\s*(\$\d)\s*\]/g, String.raw`"\u0001[$1"`);
  return validJson(plain);
}

/** Whether a string is a place to jump to, with or without choices. */
export const isPlace = (text: string): boolean => /^\$\d$|^\$\{\d[^}]*\}$/.test(text);
