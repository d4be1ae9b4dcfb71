// What answers come to, for tests.
import type { Answers } from '#core/answers/answers.ts';
import { askedFields, viewOf } from '#core/answers/answers-view.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { normalizeAnswers } from '#core/answers/normalize-answers.ts';

/** The scenario and each answer to a question that is asked, with starting values: equal for drafts that make the same kit. */
export function effectiveAnswers(answers: Answers): Readonly<Record<string, unknown>> {
  const view = viewOf(normalizeAnswers(answers));
  const values = askedFields(view).map((id) => {
    const { kind } = fieldOf(id);
    if (kind === 'switch') return [id, view.flag(id)] as const;
    return [id, kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id)] as const;
  });
  return { scenario: answers.scenario, ...Object.fromEntries(values) };
}
