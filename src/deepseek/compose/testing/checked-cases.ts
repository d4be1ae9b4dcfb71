// Answers, and what their kit must say: the rows of each scenario's cases.json. `verify` decides the calls of a row.
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { CASES } from '#deepseek/scenarios/cases.ts';

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

export const checkedCases: readonly CheckedCase[] = Object.entries(CASES).flatMap(([scenario, cases]) =>
  (cases as readonly Omit<CheckedCase, 'scenario'>[]).map((each) => ({
    ...each,
    scenario: scenario as ScenarioId,
  })),
);

export const answersOfCase = ({ scenario, values }: Pick<CheckedCase, 'scenario' | 'values'>): Answers =>
  Object.entries(values).reduce(
    (answers, [id, value]) => setAnswer(answers, id as FieldId, value),
    startAnswers(scenario),
  );
