// All scenarios. It starts with those of the first view; catalog/register-all.ts adds the others.
import { type Scenario } from './scenario.ts';
import type { AUDIT_SCENARIOS } from './scenarios/audit.ts';
import type { AGENTCORE_SCENARIOS } from './scenarios/agentcore.ts';
import type { CALL_SCENARIOS } from './scenarios/call.ts';
import type { FINE_TUNE_SCENARIOS } from './scenarios/fine-tune.ts';
import { FIRST_SCENARIOS } from './scenarios/first-view.ts';
import type { GOVERN_SCENARIOS } from './scenarios/govern.ts';
import type { HOST_SCENARIOS } from './scenarios/host.ts';
import type { IMPORT_SCENARIOS } from './scenarios/import.ts';
import type { SEARCH_SCENARIOS } from './scenarios/search.ts';
import type { ORGANIZATION_SCENARIOS } from './scenarios/organization.ts';
import { table } from './table.ts';

export { FAMILIES, type FamilyId, type RegionRule, type Scenario } from './scenario.ts';

type Rows =
  | typeof FIRST_SCENARIOS
  | typeof CALL_SCENARIOS
  | typeof AGENTCORE_SCENARIOS
  | typeof IMPORT_SCENARIOS
  | typeof FINE_TUNE_SCENARIOS
  | typeof HOST_SCENARIOS
  | typeof SEARCH_SCENARIOS
  | typeof GOVERN_SCENARIOS
  | typeof AUDIT_SCENARIOS
  | typeof ORGANIZATION_SCENARIOS;

export type ScenarioId = Rows[number]['id'];

export type ScenarioRow = Scenario & { readonly id: ScenarioId };

export const scenarios = table<ScenarioRow>(FIRST_SCENARIOS);

/** The scenario a visit starts from. */
export const FIRST_SCENARIO = FIRST_SCENARIOS[0];

export const findScenario = (id: string): ScenarioRow | undefined => scenarios.find(id);
