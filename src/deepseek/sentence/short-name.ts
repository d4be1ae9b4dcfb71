// What a kit is called in a title: the role, or the policy where no role is made.
import { hasRole } from '#deepseek/answers/answers-view.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';

/** "DeepSeekInvoke"; without a role, "Deny DeepSeek" or "Share an enforced guardrail in o-a1b2c3d4e5". */
export function shortName({ view, answer, placeholders }: CheckedAnswers): string {
  if (hasRole(view)) return answer('roleName');
  const isKnown = view.asks('organizationId') && !placeholders.includes('organizationId');
  return `${view.scenario.title}${isKnown ? ` in ${answer('organizationId')}` : ''}`;
}
