// Answers, and what their kit must say: the rows of cases/*.json. `verify` decides the calls of a row.
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import audit from '#deepseek/compose/cases/audit.json' with { type: 'json' };
import bedrock from '#deepseek/compose/cases/bedrock.json' with { type: 'json' };
import calls from '#deepseek/compose/cases/calls.json' with { type: 'json' };
import clusters from '#deepseek/compose/cases/clusters.json' with { type: 'json' };
import core from '#deepseek/compose/cases/core.json' with { type: 'json' };
import endpoints from '#deepseek/compose/cases/endpoints.json' with { type: 'json' };
import entities from '#deepseek/compose/cases/entities.json' with { type: 'json' };
import govern from '#deepseek/compose/cases/govern.json' with { type: 'json' };
import host from '#deepseek/compose/cases/host.json' with { type: 'json' };
import hosting from '#deepseek/compose/cases/hosting.json' with { type: 'json' };
import lockdown from '#deepseek/compose/cases/lockdown.json' with { type: 'json' };
import organization from '#deepseek/compose/cases/organization.json' with { type: 'json' };
import search from '#deepseek/compose/cases/search.json' with { type: 'json' };
import serving from '#deepseek/compose/cases/serving.json' with { type: 'json' };
import storage from '#deepseek/compose/cases/storage.json' with { type: 'json' };
import trust from '#deepseek/compose/cases/trust.json' with { type: 'json' };
import tuning from '#deepseek/compose/cases/tuning.json' with { type: 'json' };

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
