// Every limit on permissions, in the order in which they are applied.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { applyEnforced, requireGuardrail } from './guardrail.ts';
import type { Limit } from './limit.ts';
import { matchTags } from './match-tags.ts';
import { limitNetwork } from './network.ts';
import { denyPriorityTier } from './priority-tier.ts';

export { limitNotices, limitSteps } from './notices.ts';
export { limitTrust } from './trust.ts';

/** The network comes last: it applies to what the others add, too. */
const LOCKS: readonly Limit[] = [requireGuardrail, applyEnforced, denyPriorityTier, matchTags, limitNetwork];

export function limitStatements(
  statements: readonly PlannedStatement[],
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  return LOCKS.reduce((current, limit) => limit(current, checked), statements);
}
