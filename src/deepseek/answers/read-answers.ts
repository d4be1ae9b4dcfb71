// Turns raw answers into checked ones: a value for every question, and what is missing or wrong.
import type { Scenario } from '#deepseek/catalog/scenarios.ts';
import type { Answers } from './answers.ts';
import type { AnswersView } from './field.ts';
import { type AnswerOf, type FieldId } from './fields/fields.ts';
import { resolveAnswer, type AnswerProblem, type ResolvedAnswer } from './resolve-answer.ts';
import { askedFields, viewOf } from './answers-view.ts';

export { checkEntry } from './resolve-answer.ts';
export type { AnswerProblem } from './resolve-answer.ts';

export interface CheckedAnswers {
  /** The raw answers. */
  readonly answers: Answers;
  readonly view: AnswersView;
  /** All tasks of the role, also where these answers are those of one of them. */
  readonly tasks: readonly Scenario[];
  /** The questions asked, in order. */
  readonly fields: readonly FieldId[];
  /** The checked answer; the field's placeholder while there is none. */
  answer<K extends FieldId>(id: K): AnswerOf<K>;
  /** Questions whose answer is still a placeholder, in order. */
  readonly placeholders: readonly FieldId[];
  readonly problems: readonly AnswerProblem[];
}

/**
 * Reads all answers. Pure and total: there is a value for each question, however wrong the answers are. Each is worked
 * out when first asked for: the tasks joined in one role have checked answers each, and use few of them.
 */
export function readAnswers(answers: Answers, tasks?: readonly Scenario[]): CheckedAnswers {
  const view = viewOf(answers);
  let fields: readonly FieldId[] | undefined;
  let placeholders: readonly FieldId[] | undefined;
  let problems: readonly AnswerProblem[] | undefined;
  const resolved = new Map<FieldId, ResolvedAnswer>();
  const resolveOnce = (id: FieldId): ResolvedAnswer => {
    const known = resolved.get(id);
    if (known) return known;
    const fresh = resolveAnswer(id, view);
    resolved.set(id, fresh);
    return fresh;
  };
  return {
    answers,
    view,
    get tasks() {
      return tasks ?? view.scenarios;
    },
    get fields() {
      fields ??= askedFields(view);
      return fields;
    },
    answer: (id) => resolveOnce(id).value as AnswerOf<typeof id>,
    get placeholders() {
      placeholders ??= this.fields.filter((id) => resolveOnce(id).placeholder);
      return placeholders;
    },
    get problems() {
      problems ??= this.fields.flatMap((id) => resolveOnce(id).problems);
      return problems;
    },
  };
}

/** The same answers with the problems of their kit, which include those of several answers together. */
export const withProblems = (
  checked: CheckedAnswers,
  problems: () => readonly AnswerProblem[],
): CheckedAnswers => ({
  answers: checked.answers,
  view: checked.view,
  tasks: checked.tasks,
  get fields() {
    return checked.fields;
  },
  answer: checked.answer,
  get placeholders() {
    return checked.placeholders;
  },
  get problems() {
    return problems();
  },
});
