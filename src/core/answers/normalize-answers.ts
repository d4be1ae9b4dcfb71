// The shortest form of answers: two ways to the same role give the same answers.
import { setAnswer, type Answers } from './answers.ts';
import { askedFields, viewOf } from './answers-view.ts';

/** Without what no question asks for, and without what equals the value a question starts from. */
export function normalizeAnswers(answers: Answers): Answers {
  const stated = askedFields(viewOf(answers)).flatMap((id) => {
    const value = answers.values[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  const asked: Answers = { ...answers, values: Object.fromEntries(stated) };
  return stated.reduce((current, [id, value]) => setAnswer(current, id, value), asked);
}
