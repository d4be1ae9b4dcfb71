// Every lock-down switch on permissions, in the order in which they are applied.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { applyEnforced, requireGuardrail } from './guardrail.ts';
import type { Lock } from './lock.ts';
import { matchTags } from './match-tags.ts';
import { limitNetwork } from './network.ts';
import { denyPriorityTier } from './priority-tier.ts';

export { lockNotices, lockSteps } from './notices.ts';
export { lockTrust } from './trust.ts';

/** The network comes last: it applies to what the others add, too. */
const LOCKS: readonly Lock[] = [requireGuardrail, applyEnforced, denyPriorityTier, matchTags, limitNetwork];

export function lockDown(
  statements: readonly PlannedStatement[],
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  return LOCKS.reduce((current, lock) => lock(current, checked), statements);
}
