// All scenarios. It starts with that of the first view; catalog/register-all.ts adds the others.
import { scenario as invoke } from '#deepseek/scenarios/invoke/scenario.ts';
import type { SCENARIO_ROWS } from '#deepseek/scenarios/rows.ts';
import { type Scenario } from './scenario.ts';
import { table } from './table.ts';

export { FAMILIES, type FamilyId, type RegionRule, type Scenario } from './scenario.ts';

export type ScenarioId = (typeof SCENARIO_ROWS)[number]['id'];

export type ScenarioRow = Scenario & { readonly id: ScenarioId };

/** The scenario a visit starts from. */
export const FIRST_SCENARIO = invoke;

export const scenarios = table<ScenarioRow>([FIRST_SCENARIO]);

export const findScenario = (id: string): ScenarioRow | undefined => scenarios.find(id);
