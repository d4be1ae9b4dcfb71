// The parts of a text that state something: identifiers, named values, Regions and phrases.
import type { Concept } from '#deepseek/shared/concept.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { findNamedValues } from './find-named-values.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { ANSWER_WORDS } from './vocabulary/answer-words.ts';
import { ENTITY_WORDS } from './vocabulary/entity-words.ts';
import { REGION_WORDS } from './vocabulary/region-words.ts';
import { SCENARIO_WORDS } from './vocabulary/scenario-words.ts';

const PHRASES = indexPhrases<Concept>([...SCENARIO_WORDS, ...ENTITY_WORDS, ...ANSWER_WORDS]);
const REGION_PHRASES = indexPhrases(REGION_WORDS);

/** Everything in `text` that states something, from left to right. */
export function sentenceParts(text: string): readonly StatedPart[] {
  const identifiers = findIdentifiers(text);
  const withoutIdentifiers = blankOut(text, identifiers);
  const named = findNamedValues(withoutIdentifiers, identifiers);
  const words = blankOut(
    withoutIdentifiers,
    named.map(({ value }) => value),
  );
  const regions = findPhrases(words, REGION_PHRASES)
    .filter(({ negated }) => !negated)
    .map(({ start, end, row: { code } }): StatedPart => ({
      ...STATES_NOTHING,
      text: text.slice(start, end),
      start,
      end,
      answers: { regions: [code] },
      region: code,
    }));
  const phrases = findPhrases(blankOut(words, regions), PHRASES).map(
    ({ start, end, row, negated }): StatedPart => ({
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
    }),
  );
  return [...identifiers, ...named, ...regions, ...phrases].toSorted((a, b) => a.start - b.start);
}
