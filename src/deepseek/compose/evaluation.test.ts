// Roles of evaluation jobs: models, judges, buckets and people.
import { describe, expect, test, vi } from 'vitest';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, codeOf, createdRole, idsOf, kitOf, statementsOf, textOf } from './testing/kits.ts';
import { INVOKE, problemsOf, bySid } from './testing/bedrock.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('evaluation', () => {
  const buckets = {
    evaluationPrompts: ['s3://acme-evaluation/prompts'],
    evaluationResults: ['s3://acme-evaluation/results'],
  };

  test('built-in metrics: models, batch jobs and buckets', () => {
    const own = { StringEquals: { 'aws:ResourceAccount': ACCOUNT } };
    expect(statementsOf(kitOf('evaluation', buckets), 'service.permissions')).toEqual([
      {
        Sid: 'EvaluateDeepSeek',
        Effect: 'Allow',
        Action: [...INVOKE, 'bedrock:CreateModelInvocationJob'],
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
      {
        Sid: 'EvaluationBatchJobs',
        Effect: 'Allow',
        Action: ['bedrock:CreateModelInvocationJob', 'bedrock:StopModelInvocationJob'],
        Resource: `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/*`,
      },
      {
        Sid: 'ReadPromptDataset',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::acme-evaluation/prompts/*',
        Condition: own,
      },
      {
        Sid: 'WriteEvaluationOutput',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        Resource: 'arn:aws:s3:::acme-evaluation/results/*',
        Condition: own,
      },
      {
        Sid: 'EvaluationBucket',
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:aws:s3:::acme-evaluation',
        Condition: own,
      },
    ]);
  });

  test('a judge is another vendor’s model, and no DeepSeek one can be it', () => {
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'judge' });
    const judge = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0';
    expect(bySid(kit, 'EvaluationJudge')?.Resource).toBe(judge);
    expect(toArray(bySid(kit, 'EvaluateDeepSeek')?.Action)).not.toContain(INVOKE[1]);
    expect(toArray(bySid(kit, 'CreateDeepSeekEvaluation')?.Resource)).toContain(judge);
    expect(idsOf(kit.notices)).toContain('judge-approved');
  });

  test('a judge that cannot be called in a Region directly is called through its profile only', () => {
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.anthropic.claude-sonnet-4-6`;
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'judge', judges: [profile] });
    expect(bySid(kit, 'EvaluationJudge')).toBeUndefined();
    expect(bySid(kit, 'EvaluationJudgeProfile')).toMatchObject({
      Action: 'bedrock:InvokeModel',
      Resource: profile,
    });
    // The star also stands for the ARN without a Region, which global profiles call.
    expect(bySid(kit, 'EvaluationJudgeViaProfile')).toMatchObject({
      Resource: 'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6',
      Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': profile } },
    });
    // Jobs are checked on models, never on profiles.
    const model = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6';
    expect(bySid(kit, 'EvaluationJudgeBatches')?.Resource).toBe(model);
    expect(toArray(bySid(kit, 'CreateDeepSeekEvaluation')?.Resource)).toContain(model);
    expect(codeOf(kit, 'start-evaluation')).toContain(`"modelIdentifier": "${profile}"`);
  });

  test('people need a second role, which the operator passes to SageMaker', () => {
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'human' });
    const loops = createdRole(kit, 'human-loops');
    expect(loops.trust.document.Statement[0]?.Principal).toEqual({ Service: 'sagemaker.amazonaws.com' });
    expect(bySid(kit, 'PassHumanLoopRole')?.Resource).toBe(loops.arn);
    expect(bySid(kit, 'ManageHumanLoops')?.Resource).toBe('*');
    expect(idsOf(kit.nextSteps)).toContain('work-team');
  });

  test('until somebody names a judge, there is one in each Region, through its profile where it needs one', () => {
    const kit = kitOf('evaluation', {
      ...buckets,
      evaluationKind: 'judge',
      regions: ['us-east-1', 'eu-west-2'],
    });
    expect(bySid(kit, 'EvaluationJudge')?.Resource).toBe(
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    );
    expect(bySid(kit, 'EvaluationJudgeProfile')?.Resource).toBe(
      `arn:aws:bedrock:eu-west-2:${ACCOUNT}:inference-profile/eu.amazon.nova-pro-v1:0`,
    );
  });

  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluatorModelConfig.html
  test('of several judges, the job gets one, in its Region', () => {
    const regions = ['us-west-2', 'us-east-1'];
    const judges = regions.flatMap((region) =>
      ['pro', 'lite'].map((size) => `arn:aws:bedrock:${region}::foundation-model/amazon.nova-${size}-v1:0`),
    );
    for (const region of regions) {
      const code = codeOf(
        kitOf('evaluation', {
          ...buckets,
          evaluationKind: 'judge',
          judges,
          regions: [region, ...regions.filter((other) => other !== region)],
        }),
        'start-evaluation',
      );
      const [json = ''] = /\{[^]*?\n\}/.exec(code) ?? [];
      expect(code).toContain(`--region ${region}`);
      expect(JSON.parse(json)).toMatchObject({
        automated: {
          evaluatorModelConfig: {
            bedrockEvaluatorModels: [{ modelIdentifier: judges.find((arn) => arn.includes(region)) }],
          },
        },
      });
    }
  });

  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationDatasetMetricConfig.html
  test.each([
    ['automatic', 'Generation'],
    ['judge', 'General'],
    ['human', 'Generation'],
  ])('the task type of an evaluation by %s is %s', (evaluationKind, taskType) => {
    const code = codeOf(kitOf('evaluation', { ...buckets, evaluationKind }), 'start-evaluation');
    expect(code).toContain(`"taskType": "${taskType}"`);
  });

  test('a job reads one file of prompts, also where only its folder is known', () => {
    const said = (prompts: string) => {
      const kit = kitOf('evaluation', { ...buckets, evaluationPrompts: [prompts] });
      return [codeOf(kit, 'start-evaluation'), textOf(kit, 'start-evaluation')] as const;
    };
    const [file, nothing] = said('s3://acme-evaluation/prompts/de.jsonl');
    expect(file).toContain('"s3Uri": "s3://acme-evaluation/prompts/de.jsonl"');
    expect(nothing).not.toContain('DATA-SET');
    for (const folder of ['s3://acme-evaluation/prompts', 's3://acme-evaluation']) {
      const [code, text] = said(folder);
      expect(code).toMatch(/"s3Uri": "s3:.*\/DATA-SET\.jsonl"/);
      expect(text).toContain('DATA-SET.jsonl');
    }
  });

  test('R1 cannot be evaluated, and a link that brings it says why', () => {
    const kit = kitOf('evaluation', { ...buckets, models: ['r1'] });
    expect(problemsOf(kit)).toEqual([
      ['models', expect.stringMatching(/evaluation .*DeepSeek-R1\b.*DeepSeek-V3\.2/)],
    ]);
  });
});
