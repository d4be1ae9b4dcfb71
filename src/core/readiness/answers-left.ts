// Answers that are missing or wrong, and those that were assumed: one cause for each question.
import { keepAnswer, setAnswer } from '#core/answers/answers.ts';
import { readAnswers, type CheckedAnswers } from '#core/answers/read-answers.ts';
import { isGuess } from '#core/answers/standing.ts';
import type { Field, FieldValue } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { findModel } from '#core/facts/models.ts';
import { joinAnd } from '#core/text/words.ts';
import { isPasted, type Cause, type Cure, type ReadinessInput } from './readiness.ts';

/** What can be used in place of an answer that cannot. */
function instead({ answers, kit }: ReadinessInput, id: FieldId): readonly Cure[] {
  const problem = kit.problems.find(({ field, instead: nearest }) => field === id && nearest !== undefined);
  if (problem?.instead === undefined) return [];
  const { kind } = fieldOf(id);
  const given = answers.values[id];
  const value: FieldValue =
    kind === 'list' || kind === 'choices'
      ? (Array.isArray(given) ? given : [problem.raw]).map((each, index) =>
          index === problem.index ? problem.instead! : String(each),
        )
      : problem.instead;
  return [{ label: `Use ${problem.instead}`, answers: setAnswer(answers, id, value) }];
}

/** What is needed and missing, or cannot be used. The kit has placeholders for it. */
export function answersLeft(input: ReadinessInput): readonly Cause[] {
  if (isPasted(input)) return [];
  const { placeholders, problems } = input.kit;
  const fields = [...new Set([...problems.map(({ field }) => field), ...placeholders])];
  return fields.map((id): Cause => {
    const problem = problems.find(({ field }) => field === id);
    const { label } = fieldOf(id);
    return {
      id: `answer-${id}`,
      state: 'answersLeft',
      text: label,
      ...(problem ? { why: problem.message } : {}),
      fields: [id],
      cures: [...instead(input, id), { label: problem ? 'Correct it' : 'Answer it', opens: id }],
    };
  });
}

/** The value in use, as a person reads it. */
function wordsOf(id: FieldId, field: Field, { view }: CheckedAnswers): string {
  if (id === 'entity') return view.entity.name;
  const values =
    field.kind === 'switch' ? [] : [view.list(id), view.text(id)].flat().filter((each) => each !== '');
  const options = 'options' in field ? field.options(view) : [];
  return joinAnd(
    values.map(
      (value) =>
        findModel(value)?.name ??
        (id === 'regions' ? value : (options.find((row) => row.value === value)?.label ?? value)),
    ),
  );
}

/** Answers that nobody gave, and that decide what the documents allow. */
export function guesses(input: ReadinessInput): readonly Cause[] {
  if (isPasted(input)) return [];
  const checked = readAnswers(input.answers);
  return checked.fields
    .filter((id) => isGuess(checked, id))
    .map((id): Cause => {
      const field = fieldOf(id);
      return {
        id: `guess-${id}`,
        state: 'guesses',
        text: wordsOf(id, field, checked),
        why: `${field.label}: assumed, not answered.`,
        fields: [id],
        cures: [
          { label: 'Keep it', answers: keepAnswer(input.answers, id) },
          { label: 'Change', opens: id },
        ],
      };
    });
}
