// What a limit is: a rule on the statements of the role, applied after all tasks are merged.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/**
 * The statements of the role with the switch on; the same statements with it off. A limit removes an Allow, adds a
 * condition or adds a Deny. It adds an Allow only for what it itself asks the caller to use, such as the guardrail.
 */
export type Limit = (
  statements: readonly PlannedStatement[],
  checked: CheckedAnswers,
) => readonly PlannedStatement[];
