// The answers that a task starts from where only a policy is known: nobody in particular uses the role.
import '#core/answers/register-all.ts';
import type { Answers } from '#core/answers/answers.ts';
import { findScenario, type ScenarioId } from '#core/catalog/scenarios.ts';

import { PLAIN_ENTITY } from '#core/answers/plain-entity.ts';

export function startFor(scenario: ScenarioId): Answers {
  const entities: readonly string[] = findScenario(scenario)?.entities ?? [];
  return { scenario, values: entities.includes(PLAIN_ENTITY) ? { entity: PLAIN_ENTITY } : {} };
}
