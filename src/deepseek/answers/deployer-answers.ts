// The checked answers as the deployer's own role sees them.
import { asDeployer, askedOfDeployer, deployerEntity } from './deployer.ts';
import type { AnswerOf, FieldId } from './fields/fields.ts';
import { withProblems, type CheckedAnswers } from './read-answers.ts';

/** The answers in which the role is the deployer's; undefined where the kit makes no role for one. */
export function deployerAnswers(checked: CheckedAnswers): CheckedAnswers | undefined {
  if (!deployerEntity(checked.view)) return undefined;
  return {
    ...withProblems(checked, () => checked.problems),
    view: asDeployer(checked.view),
    answer: (id) => {
      // The switch is about the main role: this one always has the conditions that AWS documents.
      const value = id === 'sourceConditions' || checked.answer(askedOfDeployer(id) as FieldId);
      return value as AnswerOf<typeof id>;
    },
  };
}
