// The proof of what a kit or a person expects; what a person writes down need not exist.
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { ReferenceFacts } from '#core/simulate/evaluate/applicable-layers.ts';
import { actionProblem } from '#core/request/action-problem.ts';
import { isOwn } from './own-case.ts';
import { failed, prove, type Proof } from './prove.ts';
import type { Setting } from './setting.ts';

/** Without the reference, nothing is known of actions. */
export function proveAny(
  setting: Setting,
  expectation: Expectation,
  facts: ReferenceFacts,
  reference?: Reference,
): Proof {
  const problem = reference && isOwn(expectation) ? actionProblem(expectation.action, reference) : undefined;
  return problem === undefined ? prove(setting, expectation, facts) : failed(expectation.id, problem);
}
