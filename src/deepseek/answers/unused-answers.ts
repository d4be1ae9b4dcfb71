// What does nothing in answers that somebody wrote as JSON, each with what to write in its place.
import { nearest } from '#iam/text/nearest-name.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { viewOf } from './answers-view.ts';
import type { AnswersView, Field, FieldValue } from './field.ts';
import { fieldIds, fieldOf, isFieldId, type FieldId } from './fields/fields.ts';
import { checkEntry } from './resolve-answer.ts';
import type { StoredAnswers } from './stored-answers.ts';

/** A member that the role does not depend on, although somebody wrote it. */
export interface UnusedAnswer {
  readonly member: string;
  readonly message: string;
}

const MEMBERS = ['scenario', 'values'];

const TAKES: Readonly<Record<Field['kind'], string>> = {
  text: 'text',
  choice: 'text, one of its choices',
  list: 'a list of texts',
  choices: 'a list of its choices',
  switch: 'true or false',
};

function unknown(member: string, known: readonly string[], what: string): UnusedAnswer {
  const near = nearest(member, known);
  const instead = near === undefined ? 'Remove it.' : `Did you mean “${near}”?`;
  return { member, message: `“${excerpt(member)}” is not ${what}. ${instead}` };
}

function unusedValue(id: FieldId, value: FieldValue, view: AnswersView): UnusedAnswer | undefined {
  const who = view.scenario.entities.length > 0 ? ` for ${view.entity.id}` : '';
  if (!view.asks(id))
    return {
      member: id,
      message: `“${id}” is not asked in ${view.scenario.id}${who} with these answers, so it does nothing. Remove it.`,
    };
  // All other values are checked as the answers are.
  if (fieldOf(id).kind !== 'choice') return undefined;
  const checked = checkEntry(id, String(value), view);
  return checked.ok ? undefined : { member: id, message: checked.message };
}

/** What does nothing in answers as JSON: `value` is what `readStoredAnswers` read `stored` from. */
export function unusedAnswers(value: object, { answers, ignored }: StoredAnswers): readonly UnusedAnswer[] {
  const others = Object.keys(value)
    .filter((member) => !MEMBERS.includes(member))
    .map((member) => unknown(member, MEMBERS, 'part of answers'));
  const misfits = ignored.map((id) =>
    isFieldId(id)
      ? { member: id, message: `“${id}” takes ${TAKES[fieldOf(id).kind]}.` }
      : unknown(id, fieldIds(), 'a question'),
  );
  const view = viewOf(answers);
  const idle = fieldIds().flatMap((id) => {
    const given = answers.values[id];
    return given === undefined ? [] : (unusedValue(id, given, view) ?? []);
  });
  return [...others, ...misfits, ...idle];
}
