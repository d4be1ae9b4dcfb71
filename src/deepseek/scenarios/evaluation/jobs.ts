// Building block: what an evaluation job needs, from the models to the buckets.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { isJudgeProfile, judgeModelOf } from '#deepseek/answers/inputs/judge.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { keysThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { objectsArn } from '#deepseek/shared/bucket-locations.ts';

interface Evaluated {
  readonly model: Model;
  readonly regions: readonly string[];
  readonly arns: readonly string[];
}

/** Chosen models, with the chosen Regions that offer them. */
export function evaluationModelArns(checked: CheckedAnswers): readonly Evaluated[] {
  const { partition, regions } = checked.view.home;
  return checked
    .answer('models')
    .flatMap((id) => findModel(id) ?? [])
    .map((model) => {
      const here = regions.filter((region) => model.regions.includes(region));
      return { model, regions: here, arns: here.map((region) => modelArn(partition, region, model)) };
    });
}

const PAGE: Readonly<Record<string, PageId>> = {
  automatic: 'bedrockEvaluationRole',
  judge: 'bedrockJudgeRole',
  human: 'bedrockHumanRole',
};

const pageOf = (checked: CheckedAnswers): PageId =>
  PAGE[checked.answer('evaluationKind')] ?? 'bedrockEvaluationRole';

const BATCH_DOUBT =
  'AWS lists the batch job actions as required, without saying whether DeepSeek jobs use them.';

/**
 * Calls the models that are evaluated. Leaves out what serverless DeepSeek does not need of AWS's list.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/automatic-service-roles.html
 */
export function evaluateModels(checked: CheckedAnswers, streaming: boolean): readonly PlannedStatement[] {
  const answers: readonly FieldId[] = ['models', 'regions', 'evaluationKind'];
  const page = pageOf(checked);
  const arns = evaluationModelArns(checked).flatMap((each) => each.arns);
  return [
    allow({
      sid: 'EvaluateDeepSeek',
      actions: [
        'bedrock:InvokeModel',
        ...(streaming ? ['bedrock:InvokeModelWithResponseStream'] : []),
        'bedrock:CreateModelInvocationJob',
      ],
      resources: arns,
      why: {
        title: 'Calls the models that are evaluated',
        text: 'AWS’s sample allows every model of every vendor.',
        calls: ['CreateEvaluationJob'],
        answers,
        page,
        doubt: BATCH_DOUBT,
      },
    }),
    allow({
      sid: 'EvaluationBatchJobs',
      actions: ['bedrock:CreateModelInvocationJob', 'bedrock:StopModelInvocationJob'],
      resources: bedrockArns(checked.view.home, 'model-invocation-job/*'),
      why: {
        title: 'Starts and stops batch jobs',
        text: 'AWS checks the job as well as the model; the job’s ID is not known beforehand.',
        calls: ['CreateEvaluationJob', 'StopEvaluationJob'],
        answers: ['evaluationKind', 'account', 'regions'],
        page,
        doubt: BATCH_DOUBT,
      },
    }),
  ];
}

/** The judges as foundation models in the Region of the job. Batch and evaluation jobs are checked on those, never on profiles. */
export const judgeModelArns = (checked: CheckedAnswers): readonly string[] => {
  const { partition } = checked.view.home;
  const arns = checked
    .answer('judges')
    .map((arn) => `arn:${partition}:bedrock:${parseArn(arn)?.region}::foundation-model/${judgeModelOf(arn)}`);
  return [...new Set(arns)];
};

const JUDGE = { calls: ['CreateEvaluationJob'], answers: ['judges', 'evaluationKind'] } as const;

/** A judge behind an inference profile: the profile, and the model where the profile sends the call. */
function judgeThroughProfile(partition: string, profile: string): readonly PlannedStatement[] {
  const model = judgeModelOf(profile);
  return [
    allow({
      sid: 'EvaluationJudgeProfile',
      actions: 'bedrock:InvokeModel',
      resources: profile,
      why: {
        ...JUDGE,
        title: 'Calls the judge through its profile',
        text: 'AWS supports profiles for the judges it lists; some models cannot be called in a Region directly.',
        page: 'bedrockJudges',
      },
    }),
    allow({
      sid: 'EvaluationJudgeViaProfile',
      actions: 'bedrock:InvokeModel',
      resources: `arn:${partition}:bedrock:*::foundation-model/${model}`,
      condition: { ArnEquals: { 'bedrock:InferenceProfileArn': profile } },
      why: {
        ...JUDGE,
        title: 'And the model behind it',
        text: 'In every Region, also without one, since the profile chooses where the call is served; only through this profile.',
        page: 'bedrockProfiles',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/judge-service-roles.html */
export function judgeModels(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const profiles = checked.answer('judges').filter(isJudgeProfile);
  const direct = checked.answer('judges').filter((arn) => !isJudgeProfile(arn));
  const why = {
    ...JUDGE,
    title: 'Calls the judge',
    text: 'A model from another vendor, in the job’s Region. AWS does not list DeepSeek models as judges.',
    page: 'bedrockJudges',
  } as const;
  return [
    ...(direct.length > 0
      ? [
          allow({
            sid: 'EvaluationJudge',
            actions: ['bedrock:InvokeModel', 'bedrock:CreateModelInvocationJob'],
            resources: direct,
            why,
          }),
        ]
      : []),
    ...profiles.flatMap((profile) => judgeThroughProfile(partition, profile)),
    ...(profiles.length > 0
      ? [
          allow({
            sid: 'EvaluationJudgeBatches',
            actions: 'bedrock:CreateModelInvocationJob',
            resources: judgeModelArns(checked),
            why: { ...why, title: 'Asks the judge in batches', doubt: BATCH_DOUBT },
          }),
        ]
      : []),
  ];
}

export const objectsIn = (
  checked: CheckedAnswers,
  locations: readonly BucketLocation[],
): readonly string[] => [...new Set(locations.map((location) => objectsArn(checked.view.home, location)))];

/** Buckets of the role’s own account only, where the answers ask for it. */
export const ownBuckets = ({ view, answer }: CheckedAnswers): Condition | undefined =>
  answer('resourceAccount') ? { StringEquals: { 'aws:ResourceAccount': view.home.account } } : undefined;

/** Prompts in, results out. AWS's sample names the folders but not the objects in them, so it could not read any. */
export function evaluationBuckets(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const owner = ownBuckets(checked);
  const prompts = checked.answer('evaluationPrompts');
  const results = checked.answer('evaluationResults');
  const buckets = [...new Set([...prompts, ...results].map(({ bucket }) => bucket))];
  const page = pageOf(checked);
  const answers: readonly FieldId[] = ['evaluationPrompts', 'evaluationResults', 'resourceAccount'];
  return [
    allow({
      sid: 'ReadPromptDataset',
      actions: 's3:GetObject',
      resources: objectsIn(checked, prompts),
      condition: owner,
      why: {
        title: 'Reads the prompts',
        text: 'Only what you named: a job reads one .jsonl file.',
        answers,
        page,
      },
    }),
    allow({
      sid: 'WriteEvaluationOutput',
      actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      resources: objectsIn(checked, results),
      condition: owner,
      why: {
        title: 'Writes the results',
        text: 'Also reads them back to build the report.',
        calls: ['PutObject', 'GetObject', 'AbortMultipartUpload'],
        answers,
        page,
      },
    }),
    allow({
      sid: 'EvaluationBucket',
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      resources: buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`),
      condition: owner,
      why: {
        title: 'Finds and lists the buckets',
        text: 'AWS checks the bucket, not objects.',
        calls: ['GetBucketLocation', 'ListObjectsV2', 'ListMultipartUploads'],
        answers,
        page,
      },
    }),
  ];
}

/** Buckets with SSE-KMS: read and written, through S3 only. */
export const evaluationKeys = (checked: CheckedAnswers): readonly PlannedStatement[] =>
  keysThroughS3(fileKeys(checked), checked.view.home, {
    sid: 'EncryptedBuckets',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    title: 'Decrypts and encrypts files in the buckets',
    calls: ['GetObject and PutObject on SSE-KMS buckets'],
  });

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-security-data.html */
export function describeKeys(checked: CheckedAnswers): readonly PlannedStatement[] {
  const keys = fileKeys(checked);
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'DescribeBucketKeys',
      actions: 'kms:DescribeKey',
      resources: keys.map(({ arn }) => arn),
      why: {
        title: 'Describes the keys',
        text: 'AWS’s page lists it with the other two. It is a separate statement because it is not called through S3.',
        answers: ['weightsEncryption', 'weightsKeys'],
        page: 'bedrockEvaluationKeys',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-eval-service-roles.html */
export const manageHumanLoops = (): PlannedStatement =>
  allow({
    sid: 'ManageHumanLoops',
    actions: [
      'sagemaker:StartHumanLoop',
      'sagemaker:StopHumanLoop',
      'sagemaker:DeleteHumanLoop',
      'sagemaker:DescribeHumanLoop',
      'sagemaker:DescribeFlowDefinition',
    ],
    resources: '*',
    why: {
      title: 'Sends tasks to the work team',
      text: 'AWS’s page says that these require *.',
      calls: ['StartHumanLoop', 'StopHumanLoop'],
      answers: ['evaluationKind'],
      page: 'bedrockHumanRole',
    },
  });
