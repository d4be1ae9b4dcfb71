// Valid answers to the questions of compute-fields.ts.
import * as fc from 'fast-check';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { computeFields } from './compute-fields.ts';

const NAME = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A name, bare or in an ARN of the role's account. */
export const named = (
  { partition, regions, account }: AnswerBasis,
  service: string,
  prefix: string,
  max: number,
) =>
  fc
    .tuple(
      fc.constantFrom('', `arn:${partition}:${service}:${regions[0] ?? ''}:${account}:${prefix}`),
      fc.oneof(
        fc.constantFrom('deepseek', 'a1'),
        fc.tuple(chars(NAME, 1), chars(`${NAME}-_`, 1, max - 1)).map((parts) => parts.join('')),
      ),
    )
    .map((parts) => parts.join(''));

export const validCompute = (stage: AnswerBasis): ValidOf<typeof computeFields> => ({
  stateMachines: () => entries(named(stage, 'states', 'stateMachine:', 80), 0, 3),
  workflowLogs: () => fc.boolean(),
  workflowTraces: () => fc.boolean(),
});
