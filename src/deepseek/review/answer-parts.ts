// A changed answer entry by entry: what stays, what is gone, what is new.
import { answerEntries } from '#deepseek/answers/answer-words.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';
import type { AnswerChange } from './change.ts';

export interface AnswerPart {
  readonly text: string;
  readonly mark: 'plain' | 'removed' | 'new';
}

function entriesIn(answers: Answers, field: AnswerChange['field']): readonly string[] {
  const view = viewOf(normalizeAnswers(answers));
  if (field === 'scenario') return [view.scenario.title];
  return view.asks(field) ? answerEntries(field, view) : [];
}

/** In the order of the shared version, then what is new. */
export function answerParts(
  shared: Answers,
  changed: Answers,
  { field }: AnswerChange,
): readonly AnswerPart[] {
  const [before, after] = [entriesIn(shared, field), entriesIn(changed, field)];
  return [
    ...before.map((text) => ({ text, mark: after.includes(text) ? 'plain' : 'removed' }) as const),
    ...after.filter((text) => !before.includes(text)).map((text) => ({ text, mark: 'new' }) as const),
  ];
}
