// Who can assume the role of the deployer: what holds of any role with that trusted entity.
import { deployerAnswers } from '#deepseek/answers/deployer-answers.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { workflowTelemetry } from './compute-extras.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { trustExpectations } from './trust.ts';

/** The policy of a caller of the deployer's role is a document of its own. */
function byOwnCaller(expectation: Expectation): Expectation {
  const { principal } = expectation;
  if (!('permitted' in principal) || principal.permitted !== 'caller') return expectation;
  return { ...expectation, principal: { ...principal, permitted: 'deployer-caller' } };
}

export function deployerExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const theirs = deployerAnswers(checked);
  if (!theirs) return [];
  return [
    ...trustExpectations(theirs).map(byOwnCaller),
    ...(runsInWorkflow(checked.view) ? workflowTelemetry(theirs, 'operator') : []),
  ];
}
