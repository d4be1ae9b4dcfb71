// What the questions of a scenario say of themselves, once it is known: words of a label or an option answer it, and what a text names goes to the question that takes its kind.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, Field, FieldValue, ListField, TextField } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findScenario, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { settled } from './asides.ts';
import { findNamedValues, type NamedRow } from './find-named-values.ts';
import { indexPhrases, type PhraseIndex } from './find-phrases.ts';
import { labelsIn } from './find-labels.ts';
import { clauseBefore, isAffirmed } from './negations.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { wordsOf } from './sentence-words.ts';
import { stateAnswers, type StatedAnswer } from './state-answers.ts';
import type { NamedValue } from './vocabulary/named-value.ts';
import { nounsOf } from './vocabulary/field-words.ts';
import { writtenIn } from './written-identifiers.ts';

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Naming = TextField<unknown> | ListField<unknown>;

const isNaming = (field: Field): field is Naming => field.kind === 'text' || field.kind === 'list';

/** The answers that lead to a question, by the switches and options it stands under; undefined where others are stated. */
function leadingTo(id: FieldId, { scenario, values }: Answers, view: AnswersView): FieldValues | undefined {
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

/** Roles and accounts are for the words next to them to place. */
const BY_KIND = /^(?:arn:aws[\w-]*:(?!iam:|sts:)|\/)/;

/** Of no service: a question that takes it takes any text. */
const ofNothing = (raw: string): string => raw.replace(/^(arn:[\w-]+:)[\w-]+/, '$1none');

/** Its own Region and account count, where no others are stated. */
function homeOf(raw: string, { scenario, values }: Answers): AnswersView {
  const [, , , region = '', account = ''] = raw.split(':');
  const home = { ...(region && { regions: [region] }), ...(account && { account }) };
  return viewOf({ scenario, values: { ...home, ...values } });
}

function takes(field: Naming, raw: string, view: AnswersView): boolean {
  if (!field.check(raw, view).ok) return false;
  return raw.startsWith('arn:') ? !field.check(ofNothing(raw), view).ok : field.example.startsWith('/');
}

/** How many of the words before it a question’s label has. */
function nearness(field: Field, text: string, { start }: Place): number {
  const before = new Set(wordsOf(clauseBefore(text, start)).map(({ word }) => word));
  return wordsOf(field.label).filter(({ word }) => before.has(word)).length;
}

const overlaps = (part: StatedPart, { start, end }: Place): boolean => part.start < end && start < part.end;

/** Whether what a part states of a question is the name in it. */
const namesIt = (field: FieldId): boolean =>
  field !== 'account' && field !== 'regions' && !['switch', 'choice'].includes(fieldOf(field).kind);

/** What the answers hold already, or a question of the scenario would, if the words around it did not say otherwise. */
const isPlaced = (
  place: Place,
  { scenario }: Answers,
  taken: readonly StatedAnswer[],
  found: readonly StatedPart[],
): boolean =>
  taken.some(({ part, field }) => namesIt(field) && overlaps(part, place)) ||
  found.some(
    (part) =>
      overlaps(part, place) &&
      Object.keys(part.answers).some(
        (id) => namesIt(id as FieldId) && findScenario(scenario)?.fields.includes(id),
      ),
  );

const answering = (id: FieldId, raw: string): FieldValue => (fieldOf(id).kind === 'list' ? [raw] : raw);

/** The one question that takes an identifier, with the answers that lead to it. */
function questionFor(text: string, place: Place, answers: Answers): FieldValues | undefined {
  const view = homeOf(place.text, answers);
  const open = viewOf(answers);
  const fitting = fieldIds().flatMap((id) => {
    const field = fieldOf(id);
    if (!isNaming(field) || (field.kind === 'text' && answers.values[id] !== undefined)) return [];
    if (!takes(field, place.text, view)) return [];
    const before = leadingTo(id, answers, open);
    return before ? [{ id, before, near: nearness(field, text, place) }] : [];
  });
  const most = Math.max(...fitting.map(({ near }) => near));
  const [first, second] = fitting.filter(({ near }) => near === most);
  return first && !second ? { ...first.before, [first.id]: answering(first.id, place.text) } : undefined;
}

function identifiersIn(
  text: string,
  answers: Answers,
  taken: readonly StatedAnswer[],
  found: readonly StatedPart[],
): readonly StatedPart[] {
  return writtenIn(text).flatMap((place) => {
    if (!BY_KIND.test(place.text) || !isAffirmed(text, place) || isPlaced(place, answers, taken, found))
      return [];
    const own = questionFor(text, place, answers);
    return own ? [{ ...STATES_NOTHING, ...place, answers: own, isByTheWay: true }] : [];
  });
}

let nouns: { readonly ids: readonly FieldId[]; readonly index: PhraseIndex<NamedRow> } | undefined;

/** The nouns for what is named, each with the questions it is asked in. */
function nounIndex(): PhraseIndex<NamedRow> {
  const ids = fieldIds();
  if (nouns?.ids === ids) return nouns.index;
  const byNoun = new Map<string, Set<FieldId>>();
  for (const id of ids.filter((each) => isNaming(fieldOf(each))))
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
  const named = [...identifiersIn(text, answers, taken, parts), ...namesIn(text, answers, taken)];
  const places = [...named, ...taken.map(({ part }) => part)].map((part) => part.value ?? part);
  const isSaid = (label: StatedPart): boolean =>
    parts.some(
      (part) => overlaps(part, label) && Object.keys(label.answers).some((id) => id in part.answers),
    );
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
