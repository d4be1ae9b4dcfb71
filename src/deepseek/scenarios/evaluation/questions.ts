// Questions on evaluation jobs: who judges, and where prompts and results are.
import { readJudge } from '#deepseek/answers/inputs/judge.ts';
import { regionBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readJobBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { choiceField, listField, type RoleHome } from '#deepseek/answers/field.ts';

/** The start of the judge’s profile by that of the Region; in us-east-1 it is called directly, in others it may not be. */
const PROFILES: readonly (readonly [start: string, prefix: string])[] = [
  ['us-', 'us.'],
  ['eu-', 'eu.'],
  ['ap-', 'apac.'],
];

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
function judgeIn({ partition, account }: RoleHome, region: string): string {
  const model = 'amazon.nova-pro-v1:0';
  const prefix = PROFILES.find(([start]) => region.startsWith(start))?.[1];
  return region === 'us-east-1' || prefix === undefined
    ? `arn:${partition}:bedrock:${region}::foundation-model/${model}`
    : `arn:${partition}:bedrock:${region}:${account}:inference-profile/${prefix}${model}`;
}

export const questions = {
  evaluationKind: choiceField({
    key: 'evk',
    step: 'models',
    rank: 60,
    label: 'Who judges the responses?',
    options: () => [
      { value: 'automatic', label: 'Built-in metrics', detail: 'Bedrock computes the scores' },
      {
        value: 'judge',
        label: 'Another model',
        detail: 'A judge from another vendor: AWS does not list DeepSeek models',
      },
      { value: 'human', label: 'People', detail: 'A SageMaker work team; needs a second role' },
    ],
    initial: () => 'automatic',
  }),
  evaluationPrompts: listField<BucketLocation>({
    key: 'evd',
    step: 'data',
    rank: 880,
    label: 'Bucket with the prompts',
    hint: 'In the job’s Region: the .jsonl file, or a folder with several; one per line',
    example: 's3://acme-evaluation/prompts.jsonl',
    noun: 'bucket',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readJobBucket(raw, view.home),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'prompts.jsonl', isObject: true }],
  }),
  evaluationResults: listField<BucketLocation>({
    key: 'evo',
    step: 'data',
    rank: 890,
    label: 'Bucket for the results',
    hint: 'In the job’s Region, with the folder; one per line',
    example: 's3://acme-evaluation/results/',
    noun: 'bucket for results',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readJobBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'results' }],
  }),
  judges: listField({
    key: 'evj',
    step: 'models',
    rank: 1930,
    label: 'Judge model ARNs',
    under: [{ field: 'evaluationKind', value: 'judge' }],
    hint: 'Models or system inference profiles in the job’s Region, one per line; a job has one. A model without in-Region use on its card needs its profile',
    example: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    noun: 'judge model',
    required: true,
    limit: 5,
    when: (view) => view.text('evaluationKind') === 'judge',
    homeOf: regionBy(readJudge),
    homeKind: 'beside',
    check: (raw, view) => readJudge(raw, view.home),
    placeholder: ({ home }) => home.regions.map((region) => judgeIn(home, region)),
  }),
};
