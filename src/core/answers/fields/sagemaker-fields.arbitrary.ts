// Valid answers to the questions of sagemaker-fields.ts.
import * as fc from 'fast-check';
import { bucket } from '#core/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#core/answers/stage.arbitrary.ts';
import type { sageMakerFields } from './sagemaker-fields.ts';

export const validSageMaker = (stage: AnswerBasis): ValidOf<typeof sageMakerFields> => ({
  endpointCalls: () => fc.constantFrom('real-time', 'async', 'both'),
  asyncInput: () => entries(bucket(stage), 0, 3),
  asyncResults: () => entries(bucket(stage), 0, 3),
  pollResults: () => fc.boolean(),
});
