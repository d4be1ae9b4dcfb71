// One form for answers that say the same.
import { setAnswer, setDifferent, type Answers } from './answers.ts';
import { askedFields, viewOf } from './answers-view.ts';

function inOrder(answers: Answers, set: typeof setAnswer): Answers {
  const given = askedFields(viewOf(answers)).flatMap((id) => {
    const value = answers.values[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  const asked: Answers = { ...answers, values: Object.fromEntries(given) };
  return given.reduce((current, [id, value]) => set(current, id, value), asked);
}

/** Without what no question asks for, and without empty answers that say nothing. What is stated stays. */
export const normalizeAnswers = (answers: Answers): Answers => inOrder(answers, setAnswer);

/** The shortest form: also without what equals the value a question starts from. Two ways to the same role give the same. */
export const shortestAnswers = (answers: Answers): Answers => inOrder(answers, setDifferent);
