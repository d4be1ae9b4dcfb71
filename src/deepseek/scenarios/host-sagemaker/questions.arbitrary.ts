// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const namePrefix = fc.oneof(
  fc.constantFrom('deepseek-', 'ml'),
  fc.tuple(inputs.chars(LOWER, 1), inputs.chars(`${LOWER}-`, 1, 39)).map(([first, rest]) => first + rest),
);

const topic = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...regions), fc.constantFrom('deepseek-results', 'Errors_1', 'a'))
    .map(([region, name]) => `arn:${partition}:sns:${region}:${account}:${name}`);

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  inferenceOption: () => fc.constantFrom('real-time', 'async', 'batch'),
  namePrefix: () => namePrefix,
  asyncOutput: () => entries(inputs.bucket(stage), 1, 3),
  asyncFailures: () => entries(inputs.bucket(stage), 0, 2),
  snsTopics: () => entries(topic(stage), 0, 3),
  topicKeys: () => entries(inputs.keyArn(stage), 0, 2),
  deployComponents: () => fc.boolean(),
  tagHosting: () => fc.boolean(),
  dataCapture: () => fc.boolean(),
  captureBuckets: () => entries(inputs.bucket(stage), 1, 2),
  autoscaling: () => fc.boolean(),
  scaleToZero: () => fc.boolean(),
  scheduledScaling: () => fc.boolean(),
  deployedWith: () => fc.constantFrom('api', 'sdk-3', 'sdk-2'),
  endpointVpc: () => fc.boolean(),
  volumeKeys: () => entries(inputs.keyArn(stage), 0, 2),
});
