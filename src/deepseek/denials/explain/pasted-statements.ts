// Statements of policies that somebody pasted next to a message.
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { validJson } from '#iam/json/quick-json.ts';

/** More are no statements that somebody pasted next to a message. */
const MOST = 20;
/** Longer is no statement with a condition, in UTF-16 code units. */
const LONGEST = 4000;

/** The object around a place in a text, if it is valid JSON. */
function objectAround(text: string, place: number): unknown {
  let depth = 0;
  for (let start = place; start >= Math.max(0, place - LONGEST); start -= 1) {
    if (text[start] === '}') depth += 1;
    if (text[start] !== '{') continue;
    depth -= 1;
    if (depth >= 0) continue;
    for (
      let end = text.indexOf('}', place);
      end !== -1 && end < start + LONGEST;
      end = text.indexOf('}', end + 1)
    ) {
      const value = validJson(text.slice(start, end + 1));
      if (value !== undefined) return value;
    }
    return undefined;
  }
  return undefined;
}

/** Those of the effect, in order. */
export const pastedStatements = (text: string, effect: 'Allow' | 'Deny'): readonly RawObject[] =>
  Array.from(text.matchAll(new RegExp(`"Effect"\\s{0,5}:\\s{0,5}"${effect}"`, 'g')))
    .slice(0, MOST)
    .map(({ index }) => objectAround(text, index))
    .filter((value) => isObject(value));
