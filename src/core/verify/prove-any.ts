// Proofs of all expectations. Those that a person wrote may name actions that do not exist.
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { ReferenceFacts } from '#core/simulate/reference-facts.ts';
import { messagesOf } from '#core/request/problem.ts';
import { actionProblems } from '#core/request/validate/action.ts';
import { isOwn } from './own-case.ts';
import { failedProof, prove, type Proof } from './prove.ts';
import type { PolicyEnvironment } from './policy-environment.ts';

/** An unknown action proves nothing, whatever is expected. Without the reference, any action is accepted. */
export function proveAny(
  environment: PolicyEnvironment,
  expectation: Expectation,
  facts: ReferenceFacts,
  reference?: Reference,
): Proof {
  const problems = reference && isOwn(expectation) ? actionProblems(expectation.action, reference) : [];
  return problems.length === 0
    ? prove(environment, expectation, facts)
    : failedProof(expectation.id, messagesOf(problems).join(' '));
}
