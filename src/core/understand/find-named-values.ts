// Finds values by the words before them: "namespace inference", "a function named chat".
import { isTaken, STATES_NOTHING, type SentencePart } from './sentence-part.ts';
import { NAMED_VALUES, type NamedValue } from './vocabulary/named-values.ts';

const MARKER = /^\s*(?:(?:is\s+)?(?:called|named|name|is)\s+|[=:]\s*)/i;

/** The value that stands at the beginning of `rest`, and whether something marks it as one. */
function valueAt(rest: string): { raw: string; offset: number; marked: boolean } | undefined {
  const marker = MARKER.exec(rest)?.[0] ?? '';
  const match = /^\s*(?:["'`“‘]([^"'`”’]+)["'`”’]|([^\s,;()"'`]+))/.exec(rest.slice(marker.length));
  if (!match) return undefined;
  const quoted = match[1] !== undefined;
  const raw = (match[1] ?? match[2] ?? '').replace(/[.:!?]+$/, '');
  if (raw === '') return undefined;
  const offset = marker.length + match[0].indexOf(raw);
  // A word of everyday language has none of these.
  const telling = /[-_/\d]|[a-z][A-Z]/.test(raw);
  return { raw, offset, marked: quoted || marker !== '' || telling };
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const rowPatterns = new Map<NamedValue, RegExp>(
  NAMED_VALUES.map((row) => [
    row,
    new RegExp(
      String.raw`\b(?:${row.words
        .toSorted((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})\b`,
      'gi',
    ),
  ]),
);

const COMMON = new Set(
  'in on to for of and or the a an with that which calls reads from by is can may into as at our my only using through via behind'.split(
    ' ',
  ),
);

/** A part whose value has a place of its own: the word before it still counts as a word of the sentence. */
export interface NamedPart extends SentencePart {
  readonly value: { readonly start: number; readonly end: number };
}

/** The values that stand behind their words, outside of what is taken. */
export function findNamedValues(text: string, taken: readonly SentencePart[]): readonly NamedPart[] {
  const found: NamedPart[] = [];
  for (const [row, pattern] of rowPatterns)
    for (const match of text.matchAll(pattern)) {
      const behind = match.index + match[0].length;
      const value = valueAt(text.slice(behind, behind + 200));
      if (!value || !row.value.test(value.raw) || COMMON.has(value.raw.toLowerCase())) continue;
      if (row.marked && !value.marked) continue;
      const start = behind + value.offset;
      const end = start + value.raw.length;
      if (isTaken(taken, start, end) || isTaken(found, start, end)) continue;
      found.push({
        ...STATES_NOTHING,
        text: text.slice(match.index, end),
        start: match.index,
        end,
        value: { start, end },
        entities: row.entity ? [row.entity] : [],
        answers: row.answers(value.raw),
      });
    }
  return found;
}
