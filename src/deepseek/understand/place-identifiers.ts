// Says which question of the scenario an identifier answers, by its kind and the words before it.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, Field } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { answering, isNaming, leadingTo, type Naming } from './from-catalog.ts';
import { clauseBefore, isAffirmed } from './negations.ts';
import { overlap, type UnplacedPart } from './not-read.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { wordsOf } from './sentence-words.ts';
import type { StatedAnswer } from './state-answers.ts';

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
function nearness(field: Field, text: string, { start }: UnplacedPart): number {
  const before = new Set(wordsOf(clauseBefore(text, start)).map(({ word }) => word));
  return wordsOf(field.label).filter(({ word }) => before.has(word)).length;
}

/** Whether what a part states of a question is the name in it. */
const namesIt = (field: FieldId): boolean =>
  field !== 'account' && field !== 'regions' && !['switch', 'choice'].includes(fieldOf(field).kind);

/** What the answers hold already, or a question of the scenario would, if the words around it did not say otherwise. */
const isPlaced = (
  place: UnplacedPart,
  { scenario }: Answers,
  taken: readonly StatedAnswer[],
  found: readonly StatedPart[],
): boolean =>
  taken.some(({ part, field }) => namesIt(field) && overlap(part, place)) ||
  found.some(
    (part) =>
      overlap(part, place) &&
      Object.keys(part.answers).some(
        (id) => namesIt(id as FieldId) && findScenario(scenario)?.fields.includes(id),
      ),
  );

/** The one question that takes an identifier, with the answers that lead to it. */
function questionFor(text: string, place: UnplacedPart, answers: Answers): FieldValues | undefined {
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

/** The parts that each identifier answers one question of the scenario with. */
export function placeIdentifiers(
  text: string,
  written: readonly UnplacedPart[],
  answers: Answers,
  taken: readonly StatedAnswer[],
  found: readonly StatedPart[],
): readonly StatedPart[] {
  return written.flatMap((place) => {
    if (!BY_KIND.test(place.text) || !isAffirmed(text, place) || isPlaced(place, answers, taken, found))
      return [];
    const own = questionFor(text, place, answers);
    return own ? [{ ...STATES_NOTHING, ...place, answers: own, isByTheWay: true }] : [];
  });
}
