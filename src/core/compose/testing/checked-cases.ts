// Answers, and what their kit must say: the rows of cases/*.json. `verify` decides the calls of a row.
import { setAnswer, startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import audit from '#core/compose/cases/audit.json' with { type: 'json' };
import bedrock from '#core/compose/cases/bedrock.json' with { type: 'json' };
import calls from '#core/compose/cases/calls.json' with { type: 'json' };
import clusters from '#core/compose/cases/clusters.json' with { type: 'json' };
import core from '#core/compose/cases/core.json' with { type: 'json' };
import endpoints from '#core/compose/cases/endpoints.json' with { type: 'json' };
import entities from '#core/compose/cases/entities.json' with { type: 'json' };
import govern from '#core/compose/cases/govern.json' with { type: 'json' };
import host from '#core/compose/cases/host.json' with { type: 'json' };
import hosting from '#core/compose/cases/hosting.json' with { type: 'json' };
import lockdown from '#core/compose/cases/lockdown.json' with { type: 'json' };
import organization from '#core/compose/cases/organization.json' with { type: 'json' };
import search from '#core/compose/cases/search.json' with { type: 'json' };
import serving from '#core/compose/cases/serving.json' with { type: 'json' };
import storage from '#core/compose/cases/storage.json' with { type: 'json' };
import trust from '#core/compose/cases/trust.json' with { type: 'json' };
import tuning from '#core/compose/cases/tuning.json' with { type: 'json' };

/** An action, its resource, and the context of the request as far as it matters. */
export type CheckedCall = readonly [
  action: string,
  resource: string,
  context?: Readonly<Record<string, string | readonly string[]>>,
];

/** Who calls → the calls. A role of the kit by its id, or somebody else; “app with ID” with a session policy, “ARN through ID” an endpoint. */
export type CheckedCalls = Readonly<Record<string, readonly CheckedCall[]>>;

export interface CheckedCase {
  readonly name: string;
  readonly scenario: ScenarioId;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Document id → ids of blocks that it holds, no more and no less; `id#Sid,Sid` for some statements of one. */
  readonly documents?: Readonly<Record<string, readonly string[]>>;
  /** Document id → all that it says, where it has no statements. */
  readonly contents?: Readonly<Record<string, unknown>>;
  /** Next step id → ids of blocks whose statements its code shows. */
  readonly steps?: Readonly<Record<string, readonly string[]>>;
  readonly allows?: CheckedCalls;
  readonly denies?: CheckedCalls;
}

export const checkedCases = [
  audit,
  bedrock,
  calls,
  clusters,
  core,
  endpoints,
  entities,
  govern,
  host,
  hosting,
  lockdown,
  organization,
  search,
  serving,
  storage,
  trust,
  tuning,
].flat() as unknown as readonly CheckedCase[];

export const answersOfCase = ({ scenario, values }: Pick<CheckedCase, 'scenario' | 'values'>): Answers =>
  Object.entries(values).reduce(
    (answers, [id, value]) => setAnswer(answers, id as FieldId, value),
    startAnswers(scenario),
  );
