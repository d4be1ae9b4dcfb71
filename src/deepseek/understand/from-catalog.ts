// What the questions of a scenario say of themselves, once it is known: words of a label or an option answer it, and what a text names goes to the question that takes its kind.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, Field, FieldValue, ListField, TextField } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { settled } from './asides.ts';
import { findNamedValues, type NamedRow } from './find-named-values.ts';
import { indexPhrases, type PhraseIndex } from './find-phrases.ts';
import { labelsIn } from './find-labels.ts';
import { late } from './late-parts.ts';
import { overlap } from './not-read.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { stateAnswers, type StatedAnswer } from './state-answers.ts';
import type { NamedValue } from './vocabulary/named-value.ts';
import { nounsOf } from './vocabulary/field-words.ts';
import { writtenIn } from './written-identifiers.ts';

export type Naming = TextField<unknown> | ListField<unknown>;

export const isNaming = (field: Field): field is Naming => field.kind === 'text' || field.kind === 'list';

/** The answers that lead to a question, by the switches and options it stands under; undefined where others are stated. */
export function leadingTo(
  id: FieldId,
  { scenario, values }: Answers,
  view: AnswersView,
): FieldValues | undefined {
  if (view.asks(id)) return {};
  for (const { field, value = true } of fieldOf(id).under ?? []) {
    if (!isFieldId(field) || values[field] !== undefined) continue;
    const before = leadingTo(field, { scenario, values }, view);
    if (!before) continue;
    const more = { ...before, [field]: value };
    if (viewOf({ scenario, values: { ...values, ...more } }).asks(id)) return more;
  }
  return undefined;
}

export const answering = (id: FieldId, raw: string): FieldValue =>
  fieldOf(id).kind === 'list' ? [raw] : raw;

let nouns: { readonly ids: readonly FieldId[]; readonly index: PhraseIndex<NamedRow> } | undefined;

/** The nouns for what is named, each with the questions it is asked in. */
function nounIndex(): PhraseIndex<NamedRow> {
  const ids = fieldIds();
  if (nouns?.ids === ids) return nouns.index;
  const byNoun = new Map<string, Set<FieldId>>();
  // Who is named is exempt only where words say so.
  for (const id of ids.filter((each) => isNaming(fieldOf(each)) && !/exempt/i.test(each)))
    for (const noun of nounsOf(id)) byNoun.set(noun, (byNoun.get(noun) ?? new Set()).add(id));
  const rows = Array.from(byNoun, ([noun, fields]) => {
    const row: NamedValue = {
      words: [noun],
      value: /\S/,
      marked: true,
      list: true,
      answers: (raw) => Object.fromEntries(Array.from(fields, (id) => [id, answering(id, raw)])),
    };
    return { words: row.words, row, answers: {} };
  });
  const index = indexPhrases(rows);
  nouns = { ids, index };
  return index;
}

/** Names next to the noun of a question. */
function namesIn(text: string, answers: Answers, taken: readonly StatedAnswer[]): readonly StatedPart[] {
  const view = viewOf(answers);
  const isFree = (id: FieldId, raw: string): boolean => {
    const field = fieldOf(id);
    return isNaming(field) && answers.values[id] === undefined && view.asks(id) && field.check(raw, view).ok;
  };
  const parts = findNamedValues(
    text,
    taken.map(({ part }) => part),
    () => false,
    nounIndex(),
  );
  return parts.flatMap((part) => {
    const raw = text.slice(part.value.start, part.value.end);
    const [own, other] = Object.entries(part.answers).filter(([id]) => isFree(id as FieldId, raw));
    return own && !other ? [{ ...part, answers: Object.fromEntries([own]), isByTheWay: true }] : [];
  });
}

type Reading = ReturnType<typeof stateAnswers> & { readonly parts: readonly StatedPart[] };

/** Parts that only the catalog finds. */
function moreIn(text: string, { answers, taken, parts }: Reading): readonly StatedPart[] {
  const written = writtenIn(text);
  const identified =
    (written.length > 0 && late('names')?.placeIdentifiers(text, written, answers, taken, parts)) || [];
  const isHomeless = identified.length > 0 && answers.values.regions === undefined;
  const home = (isHomeless && late('names')?.homeIn(identified)) || [];
  const named = [...identified, ...home, ...namesIn(text, answers, taken)];
  const places = [...named, ...taken.map(({ part }) => part)].map((part) => part.value ?? part);
  const isSaid = (label: StatedPart): boolean =>
    parts.some((part) => overlap(part, label) && Object.keys(label.answers).some((id) => id in part.answers));
  const view = viewOf(answers);
  const labels = labelsIn(blankOut(text, places), view, (id) => leadingTo(id, answers, view)).map((part) => ({
    ...part,
    text: text.slice(part.start, part.end),
  }));
  return settled(text, [...named, ...labels.filter((label) => !isSaid(label))]);
}

/** What is said by the way comes last. */
const inOrder = (parts: readonly StatedPart[]): readonly StatedPart[] => [
  ...parts.filter(({ isByTheWay }) => isByTheWay !== true),
  ...parts.filter(({ isByTheWay }) => isByTheWay === true).toSorted((a, b) => a.start - b.start),
];

/** An answer asks for more, which the text may answer, too: not more often. */
const ROUNDS = 2;

/** The answers that a sentence states for a scenario, with those `given` before it, and its parts with what only the catalog tells. */
export function answersOf(
  text: string,
  found: readonly StatedPart[],
  scenario: ScenarioRow,
  also: readonly StatedAnswer[] = [],
  given: FieldValues = {},
): Reading {
  let reading: Reading = { ...stateAnswers(text, found, scenario, also, given), parts: found };
  for (let round = 0; round < ROUNDS; round += 1) {
    const more = moreIn(text, reading);
    if (more.length === 0) break;
    const parts = inOrder([...reading.parts, ...more]);
    reading = { ...stateAnswers(text, parts, scenario, also, given), parts };
  }
  return reading;
}
