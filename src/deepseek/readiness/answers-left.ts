// Answers that are missing or wrong, and those that were assumed: one cause for each question.
import { keepAnswer, setAnswer } from '#deepseek/answers/answers.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { isGuess } from '#deepseek/answers/standing.ts';
import type { Field, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { joinAnd } from '#iam/text/words.ts';
import { isPasted, type Cause, type Cure, type ReadinessInput } from './readiness.ts';

/** The entries of a question with those that cannot be used replaced by the nearest that can, and without them. */
function corrected(id: FieldId, { answers, kit }: ReadinessInput): readonly Correction[] {
  const wrong = kit.problems.filter(({ field }) => field === id);
  const nearest = [...new Set(wrong.flatMap(({ instead }) => instead ?? []))];
  const use = `Use ${joinAnd(nearest.map((value) => findModel(value)?.name ?? value))}`;
  const given = answers.values[id];
  if (!Array.isArray(given)) return nearest.slice(0, 1).map((value) => ({ label: use, value }));
  const at = new Map(wrong.map(({ index, instead }) => [index, instead]));
  const right = given.filter((_, index) => !at.has(index)).map(String);
  const replaced = given.flatMap((each, index) => (at.has(index) ? (at.get(index) ?? []) : [String(each)]));
  const gone =
    wrong.length > 2
      ? `the ${wrong.length} that cannot be used`
      : joinAnd(wrong.map(({ raw }) => excerpt(raw)));
  const removed = { label: `Remove ${gone}`, value: right };
  return [
    ...(nearest.length > 0 ? [{ label: use, value: [...new Set(replaced)] }] : []),
    ...(wrong.length > 0 ? [removed] : []),
  ];
}

interface Correction {
  readonly label: string;
  readonly value: FieldValue;
}

/** What would do in place of answers that cannot be used, untried. */
export const correctionsOf = (input: ReadinessInput, { state, fields }: Cause): readonly Cure[] =>
  state === 'answersLeft'
    ? fields.flatMap((id) =>
        corrected(id, input).map(({ label, value }) => ({
          label,
          answers: setAnswer(input.answers, id, value),
        })),
      )
    : [];

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
      cures: [{ label: problem ? 'Correct it' : 'Answer it', opens: id }],
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
