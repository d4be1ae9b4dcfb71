// Valid answers to the questions of sagemaker-fields.ts.
import * as fc from 'fast-check';
import { bucket, keyArn } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { sageMakerFields } from './sagemaker-fields.ts';

const topic = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...regions), fc.constantFrom('deepseek-results', 'Errors_1', 'a'))
    .map(([region, name]) => `arn:${partition}:sns:${region}:${account}:${name}`);

export const validSageMaker = (stage: AnswerBasis): ValidOf<typeof sageMakerFields> => ({
  inferenceOption: () => fc.constantFrom('real-time', 'async', 'batch'),
  endpointCalls: () => fc.constantFrom('real-time', 'async', 'both'),
  asyncInput: () => entries(bucket(stage), 0, 3),
  asyncResults: () => entries(bucket(stage), 0, 3),
  asyncOutput: () => entries(bucket(stage), 1, 3),
  asyncFailures: () => entries(bucket(stage), 0, 2),
  snsTopics: () => entries(topic(stage), 0, 3),
  topicKeys: () => entries(keyArn(stage), 0, 2),
  dataCapture: () => fc.boolean(),
  captureBuckets: () => entries(bucket(stage), 1, 2),
  volumeKeys: () => entries(keyArn(stage), 0, 2),
  autoscaling: () => fc.boolean(),
  scaleToZero: () => fc.boolean(),
  scheduledScaling: () => fc.boolean(),
  deployedWith: () => fc.constantFrom('api', 'sdk-3', 'sdk-2'),
  pollResults: () => fc.boolean(),
});
