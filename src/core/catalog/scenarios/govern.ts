// What an organization allows and forbids.
import type { Scenario } from '#core/catalog/scenario.ts';

export const GOVERN_SCENARIOS = [] as const satisfies readonly Scenario[];
