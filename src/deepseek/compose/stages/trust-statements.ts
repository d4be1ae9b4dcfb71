// The trust policy of a role.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { trustOf } from '#deepseek/compose/registry.ts';
import { serviceTrust } from '#deepseek/shared/service-trust.ts';

/** The role's trust policy: one statement that assumes for each kind of principal, since a second without conditions would undo those of the first. */
export function trustStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { entity } = checked.view;
  const compose = entity.trust === 'service' ? serviceTrust : trustOf(entity.id);
  return [compose?.(entity, checked) ?? []].flat();
}
