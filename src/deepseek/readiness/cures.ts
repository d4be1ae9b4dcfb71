// What would bring a kit nearer to ready: a search among neighboring answers and values that other answers hold, each
// tried. Slow enough for a worker.
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { initialValue, viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, ArnHome, FieldValue } from '#deepseek/answers/field.ts';
import { homeInText, homeOfBucket } from '#deepseek/answers/inputs/arn-home.ts';
import { fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { sameValue } from '#deepseek/answers/same-value.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { correctionsOf } from './answers-left.ts';
import { changeWords, openWords } from './cure-words.ts';
import { rankOf, readinessOf } from './readiness-of.ts';
import { isPasted, type Cause, type Cure, type Readiness, type ReadinessInput } from './readiness.ts';
import { widens } from './widens.ts';

const MAX_TRIES = 60;
const MAX_CURES = 3;
/** Of one question, so that long lists of options leave tries for the others. */
const MAX_OF_FIELD = 20;

/** Questions whose answer is Regions. */
type RegionsField = 'regions' | 'callerRegions';

interface Change {
  readonly field: FieldId;
  readonly value: FieldValue;
}

/** Where the answers to the other questions of the cause say that they are. */
const homesIn = (others: readonly FieldId[], view: AnswersView): readonly ArnHome[] =>
  others
    .flatMap((id) => [...view.list(id), view.text(id)])
    .flatMap((entry) => homeInText(entry) ?? homeOfBucket(entry) ?? []);

/** Regions that are offered, those of the same continent first. */
function offered(id: RegionsField, view: AnswersView): readonly string[] {
  const field = fieldOf(id);
  if (!('options' in field)) return [];
  const open = field.options(view).flatMap(({ value, disabled }) => (disabled ? [] : [value]));
  const continent = view.home.regions[0]?.split('-')[0];
  const isNear = (region: string): boolean => region.split('-')[0] === continent;
  return [...open.filter(isNear), ...open.filter((region) => !isNear(region))];
}

function otherRegions(
  id: RegionsField,
  others: readonly FieldId[],
  view: AnswersView,
): readonly FieldValue[] {
  const now = view.list(id);
  const named = [...new Set(homesIn(others, view).map(({ region }) => region))];
  const kept = now.filter((region) => named.includes(region));
  const without = now.length > 1 ? now.map((region) => now.filter((each) => each !== region)) : [];
  const single = (named.length > 0 ? named : offered(id, view)).map((region) => [region]);
  return [...(kept.length > 0 ? [kept] : []), ...single, ...without];
}

/** One less, or one more of what is offered. An answer that is needed keeps an entry. */
function otherEntries(id: FieldId, view: AnswersView): readonly FieldValue[] {
  const field = fieldOf(id);
  const now = view.list(id);
  // A limit that is a list is off without entries; without the last one of another list, the question would be open.
  const canBeNone = field.step === 'limits' && field.kind === 'list' && !field.required;
  const less = now.length > 1 || canBeNone ? now.map((entry) => now.filter((each) => each !== entry)) : [];
  const more =
    field.kind === 'choices'
      ? field
          .options(view)
          .filter(({ value, disabled }) => !disabled && !now.includes(value))
          .map(({ value }) => [...now, value])
      : [];
  return [...less, ...more];
}

function valuesOf(id: FieldId, others: readonly FieldId[], view: AnswersView): readonly FieldValue[] {
  const field = fieldOf(id);
  if (id === 'regions' || id === 'callerRegions') return otherRegions(id, others, view);
  if (id === 'ownerAccount') return homesIn(others, view).map(({ account }) => account);
  switch (field.kind) {
    case 'switch':
      return [!view.flag(id)];
    case 'choice':
      return field
        .options(view)
        .filter(({ value, disabled }) => !disabled && value !== view.text(id))
        .map(({ value }) => value);
    case 'list':
    case 'choices':
      return otherEntries(id, view);
    case 'text':
      return [];
  }
}

/** What is so whether or not the answers say it: leaving it out cures nothing. */
const FACTS: ReadonlySet<string> = new Set(['enforcedGuardrail']);

/** The limit that asks for this answer, dropped. */
function droppedLimit(id: FieldId, view: AnswersView): readonly Change[] {
  return (fieldOf(id).under ?? []).flatMap(({ field }): readonly Change[] =>
    isFieldId(field) && fieldOf(field).step === 'limits' && view.asks(field) && !FACTS.has(field)
      ? [{ field, value: initialValue(field, view) }]
      : [],
  );
}

function changesFor(fields: readonly FieldId[], view: AnswersView): readonly Change[] {
  const asked = fields.filter((id) => view.asks(id));
  const all = [
    ...asked.flatMap((field) => {
      const others = fields.filter((id) => id !== field);
      return valuesOf(field, others, view)
        .slice(0, MAX_OF_FIELD)
        .map((value): Change => ({ field, value }));
    }),
    ...asked.flatMap((id) => droppedLimit(id, view)),
  ];
  return all.slice(0, MAX_TRIES);
}

/** A better state, or the same with fewer causes and no new one. */
function isNearer(after: Readiness, before: Readiness): boolean {
  const better = rankOf(after.state) - rankOf(before.state);
  if (better !== 0) return better > 0;
  const known = new Set(before.causes.map(({ id }) => id));
  return after.causes.length < before.causes.length && after.causes.every(({ id }) => known.has(id));
}

const cures = (after: Readiness, cause: Cause, before: Readiness): boolean =>
  after.causes.every(({ id }) => id !== cause.id) && isNearer(after, before);

/** Whether an answer can no longer be used: that only trades one trouble for another. */
const breaksAnswer = (before: RoleKit, after: RoleKit): boolean =>
  after.problems.some(({ field }) => before.problems.every((each) => each.field !== field));

interface Tried extends Change {
  readonly answers: Answers;
  readonly readiness: Readiness;
  readonly kit: RoleKit;
}

const betterFirst = (a: Tried, b: Tried): number =>
  rankOf(b.readiness.state) - rankOf(a.readiness.state) ||
  a.readiness.causes.length - b.readiness.causes.length;

/** The best one of each question. */
const oneEach = <T extends Change>(tried: readonly T[]): readonly T[] =>
  tried.filter(({ field }, index) => tried.findIndex((each) => each.field === field) === index);

function search(input: ReadinessInput, cause: Cause): readonly Cure[] {
  const view = viewOf(input.answers);
  const before = readinessOf(input);
  // What the wizard composes is composed again; only edits stay as they are.
  const documents = input.documents.filter(({ text, composed }) => text !== composed);
  const nearer = changesFor(cause.fields, view)
    .filter(({ field, value }) => !sameValue(view.given(field) ?? initialValue(field, view), value))
    .map((change): Tried => {
      const answers = setAnswer(input.answers, change.field, change.value);
      const kit = compose(answers);
      return { ...change, answers, kit, readiness: readinessOf({ ...input, answers, kit, documents }) };
    })
    .filter(({ kit, readiness }) => !breaksAnswer(input.kit, kit) && cures(readiness, cause, before))
    .toSorted(betterFirst);
  const isWide = new Map(nearer.map((each) => [each, widens(input.kit, each.kit)]));
  const cureOf = (tried: Tried): Cure => ({
    label: changeWords(tried.field, tried.value, view),
    answers: tried.answers,
    ...(isWide.get(tried) === true ? { widens: true } : {}),
  });
  const safe = oneEach(nearer.filter((each) => isWide.get(each) !== true)).slice(0, MAX_CURES - 1);
  const wide = oneEach(nearer.filter((each) => isWide.get(each) === true)).filter(
    ({ field }) => !safe.some((each) => each.field === field),
  );
  const asked = cause.fields.filter((id) => view.asks(id));
  const toOpen = asked.find((id) => safe.every(({ field }) => field !== id)) ?? asked[0];
  return [
    ...safe.map(cureOf),
    ...(toOpen === undefined ? [] : [{ label: openWords(toOpen, view), opens: toOpen }]),
    ...wide.map(cureOf),
  ].slice(0, MAX_CURES);
}

/** Corrections of an answer that cannot be used: those with which the kit is nearer to ready. */
function tried(input: ReadinessInput, cause: Cause): readonly Cure[] {
  const corrections = correctionsOf(input, cause);
  if (corrections.length === 0) return [];
  const before = readinessOf(input);
  const documents = input.documents.filter(({ text, composed }) => text !== composed);
  return corrections.flatMap((cure) => {
    const { answers = input.answers } = cure;
    const kit = compose(answers);
    const readiness = readinessOf({ ...input, answers, kit, documents });
    if (breaksAnswer(input.kit, kit) || !cures(readiness, cause, before)) return [];
    return widens(input.kit, kit) ? [{ ...cure, widens: true }] : [cure];
  });
}

/** At most three ways to bring the kit nearer to ready, the best first; what widens access is never first. */
export function curesOf(input: ReadinessInput, cause: Cause): readonly Cure[] {
  if (isPasted(input)) return cause.cures.slice(0, MAX_CURES);
  if (cause.cures.length === 0 && cause.fields.length > 0) return search(input, cause);
  const corrections = tried(input, cause);
  const [safe, wide] = [
    corrections.filter((cure) => !cure.widens),
    corrections.filter((cure) => cure.widens),
  ];
  return [...safe, ...cause.cures, ...wide].slice(0, MAX_CURES);
}
