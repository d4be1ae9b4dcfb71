// Reads clean JSON with JSON.parse, so that most policies need no syntax tree to be found correct.
import { type JsonValue } from './json-value.ts';
import { MAX_TEXT_LENGTH } from './text-size.ts';

/** Characters that characters.ts has no findings on. */
const PLAIN = /^[\t\n\r\u0020-\u007e]*$/;
/** A string, with the colon that makes it the name of a member. Outside of strings there are no quotation marks. */
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
/** A policy has six levels. */
const MAX_DEPTH = 40;

function namesIn(text: string): number {
  let names = 0;
  STRING.lastIndex = 0;
  for (let match = STRING.exec(text); match; match = STRING.exec(text))
    if (match[1] !== undefined) names += 1;
  return names;
}

/** The members in a value; undefined where it is deep, or holds a number that may have lost digits. */
function membersIn(value: JsonValue, depth: number): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 0 : undefined;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) return undefined;
  const isList = Array.isArray(value);
  const children = isList ? (value as readonly JsonValue[]) : Object.values(value);
  let members = isList ? 0 : children.length;
  for (const child of children) {
    if (typeof child === 'string') continue;
    const below = membersIn(child, depth + 1);
    if (below === undefined) return undefined;
    members += below;
  }
  return members;
}

/**
 * The value of a text in which `parse` would find nothing to say; undefined for any other text, and for some in
 * which it would find nothing either. JSON.parse keeps the last of two members of one name, so names are counted.
 */
export function readQuickly(text: string): JsonValue | undefined {
  if (text.length > MAX_TEXT_LENGTH || !PLAIN.test(text) || text.includes('\\u')) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return membersIn(value, 0) === namesIn(text) ? value : undefined;
  } catch {
    return undefined;
  }
}
