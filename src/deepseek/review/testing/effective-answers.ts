// What answers come to, for tests.
import type { Answers } from '#deepseek/answers/answers.ts';
import { askedFields, valueOf, viewOf } from '#deepseek/answers/answers-view.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';

/** The scenario and each answer to a question that is asked, with starting values: equal for drafts that make the same kit. */
export function effectiveAnswers(answers: Answers): Readonly<Record<string, unknown>> {
  const view = viewOf(normalizeAnswers(answers));
  const values = askedFields(view).map((id) => [id, valueOf(id, view)] as const);
  return { scenario: answers.scenario, ...Object.fromEntries(values) };
}
