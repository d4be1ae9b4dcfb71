// Reads JSON that is valid with JSON.parse, so that most policies need no syntax tree to be found correct.
import { type JsonValue } from './json-value.ts';
import { MAX_TEXT_LENGTH } from './text-size.ts';

/** A policy has six levels. */
const MAX_DEPTH = 40;

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
const SPACE = 32;
const LAST_PLAIN = 126;

const isWhiteSpace = (code: number): boolean =>
  code === SPACE || code === 0x0a || code === 0x0d || code === 0x09;

interface Counts {
  /** Colons outside of strings: each stands behind the name of a member. */
  readonly names: number;
  /** Characters that are not white space. */
  readonly size: number;
}

/** Reads a text once; undefined where it has a character that characters.ts may have a finding on. */
function countIn(text: string): Counts | undefined {
  let names = 0;
  let size = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isWhiteSpace(code)) continue;
    if (code < SPACE || code > LAST_PLAIN) return undefined;
    size += 1;
    if (code === QUOTE) isString = !isString;
    else if (code === COLON && !isString) names += 1;
    else if (code === BACKSLASH && isString) {
      // What it escapes is no end of the string, and counts where it is not white space.
      index += 1;
      const escaped = text.charCodeAt(index);
      if (!(escaped > SPACE && escaped <= LAST_PLAIN)) return undefined;
      size += 1;
    }
  }
  return { names, size };
}

/** The members in a value; undefined where it is deep, or holds a number that may have lost digits. */
function membersIn(value: JsonValue, depth: number): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 0 : undefined;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) return undefined;
  const isList = Array.isArray(value);
  const children = isList ? (value as readonly JsonValue[]) : Object.values(value);
  let members = isList ? 0 : children.length;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined || typeof child === 'string') continue;
    const below = membersIn(child, depth + 1);
    if (below === undefined) return undefined;
    members += below;
  }
  return members;
}

interface QuickReading {
  readonly value: JsonValue;
  /** The length of the text as IAM measures it: see `nonWhitespaceLength`. */
  readonly size: number;
}

function read(text: string): QuickReading | undefined {
  if (text.length > MAX_TEXT_LENGTH || text.includes('\\u')) return undefined;
  const counts = countIn(text);
  if (!counts) return undefined;
  const value = validJson(text);
  return value !== undefined && membersIn(value, 0) === counts.names
    ? { value, size: counts.size }
    : undefined;
}

/** The last text that was read: a file is asked whether it is a policy, and then read as one. */
let last: { readonly text: string; readonly reading: QuickReading | undefined } | undefined;

/**
 * The value of a text in which `parse` would find nothing to say; undefined for any other text, and for some in
 * which it would find nothing either. JSON.parse keeps the last of two members of one name, so names are counted.
 */
export function quickReading(text: string): QuickReading | undefined {
  if (last?.text !== text) last = { text, reading: read(text) };
  return last.reading;
}

/**
 * The value of any text that is valid JSON, of whatever length and depth; undefined for any other text. Of two members
 * of one name it has the last, and of a number the digits that a number keeps.
 */
export function validJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The value alone. */
export const readQuickly = (text: string): JsonValue | undefined => quickReading(text)?.value;
