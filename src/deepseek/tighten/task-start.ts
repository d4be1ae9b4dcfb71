// The answers that a task starts from where only a policy is known: nobody in particular uses the role.
import '#deepseek/answers/register-all.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { findScenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';

import { PLAIN_ENTITY } from '#deepseek/answers/plain-entity.ts';

export function startFor(scenario: ScenarioId): Answers {
  const entities: readonly string[] = findScenario(scenario)?.entities ?? [];
  return { scenario, values: entities.includes(PLAIN_ENTITY) ? { entity: PLAIN_ENTITY } : {} };
}
