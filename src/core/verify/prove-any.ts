// The proof of what a kit or a person expects; what a person writes down need not exist.
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { ReferenceFacts } from '#core/simulate/reference-facts.ts';
import { actionProblem } from '#core/request/action-problem.ts';
import { isOwn } from './own-case.ts';
import { failedProof, prove, type Proof } from './prove.ts';
import type { PolicyEnvironment } from './policy-environment.ts';

/** Without the reference, nothing is known of actions. */
export function proveAny(
  environment: PolicyEnvironment,
  expectation: Expectation,
  facts: ReferenceFacts,
  reference?: Reference,
): Proof {
  const problem = reference && isOwn(expectation) ? actionProblem(expectation.action, reference) : undefined;
  return problem === undefined
    ? prove(environment, expectation, facts)
    : failedProof(expectation.id, problem);
}
