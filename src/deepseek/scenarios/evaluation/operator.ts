// Building block: the deployer who starts evaluation jobs.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { evaluationModelArns, judgeModelArns, objectsIn, ownBuckets } from './jobs.ts';
import { keysThroughS3 } from '#deepseek/shared/keys-through-s3.ts';

/** The deployer reads the same buckets itself. */
export const readEncrypted = (checked: CheckedAnswers): readonly PlannedStatement[] =>
  keysThroughS3(fileKeys(checked), checked.view.home, {
    sid: 'DecryptEvaluationObjects',
    actions: 'kms:Decrypt',
    title: 'Decrypts prompts and results',
    calls: ['GetObject on SSE-KMS objects'],
    locations: [...checked.answer('evaluationPrompts'), ...checked.answer('evaluationResults')],
    asked: ['evaluationPrompts', 'evaluationResults'],
  });

/**
 * Starts and watches jobs. AWS's sample has the actions on jobs on model ARNs, where they grant nothing.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-type-automatic.html
 */
export function createEvaluations(checked: CheckedAnswers): readonly PlannedStatement[] {
  const page = 'bedrockEvaluationOperator' as const;
  const judges = checked.answer('evaluationKind') === 'judge' ? judgeModelArns(checked) : [];
  const { partition } = checked.view.home;
  const locations = [...checked.answer('evaluationPrompts'), ...checked.answer('evaluationResults')];
  const buckets = [...new Set(locations.map(({ bucket }) => bucket))];
  return [
    allow({
      sid: 'CreateDeepSeekEvaluation',
      actions: 'bedrock:CreateEvaluationJob',
      resources: [...evaluationModelArns(checked).flatMap((each) => each.arns), ...judges],
      why: {
        title: 'Starts evaluations of these models',
        text: 'AWS checks the models of the job, not the job.',
        answers: ['models', 'regions', 'evaluationKind'],
        page,
      },
    }),
    allow({
      sid: 'ManageEvaluations',
      actions: [
        'bedrock:GetEvaluationJob',
        'bedrock:StopEvaluationJob',
        'bedrock:BatchDeleteEvaluationJob',
        'bedrock:ListTagsForResource',
        'bedrock:TagResource',
        'bedrock:UntagResource',
      ],
      resources: bedrockArns(checked.view.home, 'evaluation-job/*'),
      why: {
        title: 'Monitors, stops and tags jobs',
        text: 'AWS checks the job, whose ID is not known beforehand.',
        calls: ['GetEvaluationJob', 'StopEvaluationJob', 'BatchDeleteEvaluationJob'],
        answers: ['account', 'regions'],
        page,
        doubt: 'AWS’s sample has these on model ARNs; its list of actions says that AWS checks the job.',
      },
    }),
    allow({
      sid: 'ListEvaluations',
      actions: ['bedrock:ListEvaluationJobs', 'bedrock:ListFoundationModels'],
      resources: '*',
      why: {
        title: 'Lists jobs and models',
        text: 'These actions do not support resources in IAM.',
        answers: ['entity'],
        page,
      },
    }),
    allow({
      sid: 'SeeEvaluationBuckets',
      actions: ['s3:GetBucketCORS', 's3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'],
      resources: buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`),
      condition: ownBuckets(checked),
      why: {
        title: 'Lists buckets to choose from',
        text: 'The console lists them when the job is set up.',
        calls: ['GetBucketLocation', 'GetBucketCors', 'ListObjectsV2'],
        answers: ['evaluationPrompts', 'evaluationResults', 'resourceAccount'],
        page,
      },
    }),
    allow({
      sid: 'ReadEvaluationObjects',
      actions: 's3:GetObject',
      resources: objectsIn(checked, locations),
      condition: ownBuckets(checked),
      why: {
        title: 'Reads prompts and results',
        text: 'To check the prompts and see the results.',
        answers: ['evaluationPrompts', 'evaluationResults', 'resourceAccount'],
        page,
      },
    }),
  ];
}
