// Reads answers that were kept as JSON: what does nothing is reported, each with what to write in its place.
import { nearest } from '#iam/text/nearest-name.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { fitsField, isScenarioId, startAnswers, type Answers } from './answers.ts';
import { viewOf } from './answers-view.ts';
import type { AnswersView, Field, FieldValue } from './field.ts';
import { fieldIds, fieldOf, isFieldId, type FieldId } from './fields/fields.ts';
import { checkEntry } from './resolve-answer.ts';

/** A member that the role does not depend on, although somebody wrote it. */
export interface UnusedAnswer {
  readonly member: string;
  readonly message: string;
}

export interface StoredAnswers {
  readonly answers: Answers;
  /** Members that are not a question, or whose value has the wrong JSON type: they are left out. */
  readonly ignored: readonly string[];
  /** Those, what no question of these answers asks for, and choices that are not open. */
  readonly unused: readonly UnusedAnswer[];
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

/** Undefined when `value` names no scenario. The shape is `{ scenario, values: { FIELD: text, list or boolean } }`. */
export function readStoredAnswers(value: unknown): StoredAnswers | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scenario, values } = value as { scenario?: unknown; values?: unknown };
  if (typeof scenario !== 'string' || !isScenarioId(scenario)) return undefined;
  const others = Object.keys(value)
    .filter((member) => !MEMBERS.includes(member))
    .map((member) => unknown(member, MEMBERS, 'part of answers'));
  if (typeof values !== 'object' || values === null)
    return { answers: startAnswers(scenario), ignored: [], unused: others };
  const fits = (entry: [string, unknown]): entry is [FieldId, FieldValue] =>
    isFieldId(entry[0]) && fitsField(entry[0], entry[1]);
  const entries = Object.entries(values);
  const answers: Answers = { scenario, values: Object.fromEntries(entries.filter(fits)) };
  const view = viewOf(answers);
  const unused = entries.flatMap((entry): readonly UnusedAnswer[] => {
    const [id] = entry;
    if (fits(entry)) return [unusedValue(entry[0], entry[1], view)].filter((each) => each !== undefined);
    if (!isFieldId(id)) return [unknown(id, fieldIds(), 'a question')];
    return [{ member: id, message: `“${id}” takes ${TAKES[fieldOf(id).kind]}.` }];
  });
  return {
    answers,
    ignored: entries.filter((entry) => !fits(entry)).map(([id]) => id),
    unused: [...others, ...unused],
  };
}
