// What generated answers depend on, and shorthands for generating them.
import * as fc from 'fast-check';
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import type { FieldValue } from './field.ts';
import type { InputPlace } from './inputs.arbitrary.ts';

/** What the other answers depend on. */
export interface AnswerBasis extends InputPlace {
  readonly scenario: ScenarioRow;
  readonly entity: string;
  readonly connectorTarget: string;
  readonly models: readonly string[];
  readonly profileModels: readonly string[];
  readonly keyEndpoints: readonly string[];
  readonly also: readonly string[];
}

/** A valid answer for each question of some. */
export type ValidOf<Fields> = { readonly [K in keyof Fields]: () => fc.Arbitrary<FieldValue> };

/** The same for the questions of a scenario or a trusted entity. */
export type ValidFor<Fields> = (stage: AnswerBasis) => ValidOf<Fields>;

/** The account of the models where a scenario asks for one: never the role's. */
export const modelAccountOf = ({ account }: AnswerBasis): string =>
  account.slice(0, -1) + String((Number(account.at(-1)) + 1) % 10);

/** Where the models are. */
export const modelStage = (stage: AnswerBasis): AnswerBasis =>
  stage.scenario.fields.some((id: string) => id === 'modelAccount')
    ? { ...stage, account: modelAccountOf(stage) }
    : stage;

export const regionsOf = (partition: string) =>
  REGIONS.filter((region) => region.partition === partition).map((region) => region.code);

export const some = <T>(values: readonly T[], max = values.length): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...values], { minLength: 1, maxLength: Math.min(max, values.length) });

export const entries = (entry: fc.Arbitrary<string>, min = 1, max = 4) =>
  fc.uniqueArray(entry, { minLength: min, maxLength: max });
