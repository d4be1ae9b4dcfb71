// The keys of session tags.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { groupBy } from '#iam/collections/group-by.ts';

/** The keys, each once: AWS ignores their case. */
export function sessionTagKeys(checked: CheckedAnswers): readonly string[] {
  const spellings = groupBy(checked.answer('sessionTagKeys'), (key) => key.toLowerCase());
  return [...spellings.values()].map(([first = '']) => first);
}
