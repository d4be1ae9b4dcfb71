// The parts of a text that state something: identifiers, named values, Regions and phrases.
import type { Concept } from '#deepseek/shared/concept.ts';
import { findExemptNames } from './find-exempt-names.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { findNamedValues } from './find-named-values.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { findUnreadNames } from './find-unread-names.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { wordsOf } from './sentence-words.ts';
import { typoOf } from './typos.ts';
import { ANSWER_WORDS } from './vocabulary/answer-words.ts';
import { ENTITY_WORDS } from './vocabulary/entity-words.ts';
import { REGION_WORDS } from './vocabulary/region-words.ts';
import { SCENARIO_WORDS } from './vocabulary/scenario-words.ts';

const PHRASES = indexPhrases<Concept>([...SCENARIO_WORDS, ...ENTITY_WORDS, ...ANSWER_WORDS]);
const REGION_PHRASES = indexPhrases(REGION_WORDS);

const KNOWN: ReadonlySet<string> = new Set([...PHRASES.known, ...REGION_PHRASES.known]);

/** Whether the vocabulary knows each word of a name: “Lambda”, “V3.2” and “Frankfurt” name nothing. */
const isWord = (name: string): boolean =>
  wordsOf(name).every(({ word }) => KNOWN.has(word) || typoOf(word, KNOWN) !== undefined);

function regionsIn(text: string, words: string): readonly StatedPart[] {
  return findPhrases(words, REGION_PHRASES)
    .filter(({ negated }) => !negated)
    .map(({ start, end, row: { code } }): StatedPart => ({
      ...STATES_NOTHING,
      text: text.slice(start, end),
      start,
      end,
      answers: { regions: [code] },
      region: code,
    }));
}

function phrasesIn(text: string, words: string): readonly StatedPart[] {
  return findPhrases(words, PHRASES).map(({ start, end, row, negated }): StatedPart => ({
    text: text.slice(start, end),
    start,
    end,
    scenarios: negated ? {} : (row.scenarios ?? {}),
    families: negated ? {} : (row.families ?? {}),
    entities: negated ? [] : (row.entities ?? []),
    answers: (negated ? row.negated : row.answers) ?? {},
    ...(row.asks && !negated ? { asks: row.asks } : {}),
    negated,
    deniesTask: negated && Object.keys(row.scenarios ?? {}).length > 0,
    joins: negated ? {} : (row.joins ?? {}),
  }));
}

/** Whether a sentence is about policies that deny: only these exempt anybody. */
const isAboutDenial = (parts: readonly StatedPart[]): boolean =>
  parts.some(({ scenarios }) => (scenarios['deny-deepseek'] ?? 0) > 0);

/** Everything in `text` that states something, from left to right. */
export function sentenceParts(text: string): readonly StatedPart[] {
  const identifiers = findIdentifiers(text);
  const withoutIdentifiers = blankOut(text, identifiers);
  const named = findNamedValues(withoutIdentifiers, identifiers);
  const words = blankOut(
    withoutIdentifiers,
    named.map(({ value }) => value),
  );
  const regions = regionsIn(text, words);
  const rest = blankOut(words, regions);
  const first = phrasesIn(text, rest);
  const exempt = isAboutDenial(first) ? findExemptNames(rest, [...identifiers, ...named], isWord) : [];
  const phrases = exempt.length > 0 ? phrasesIn(text, blankOut(rest, exempt)) : first;
  const read = [...identifiers, ...named, ...regions, ...exempt, ...phrases];
  return [...read, ...findUnreadNames(text, read, isWord)].toSorted((a, b) => a.start - b.start);
}
