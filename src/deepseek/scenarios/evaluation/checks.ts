// Evaluation jobs: Bedrock calls the model and reaches the buckets with the service role, a deployer starts the job.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { isJudgeProfile, judgeModelOf } from '#deepseek/answers/inputs/judge.ts';
import { judgeModelArns } from './jobs.ts';
import {
  fileKeyExpectations,
  objectExpectations,
  ownership,
  type Files,
} from '#deepseek/expectations/s3-files.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { BEDROCK, own } from '#deepseek/shared/checks/agents-and-flows.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { callExpectations, servedCalls, missesOfFirst } from '#deepseek/expectations/model-calls.ts';
import { callsOf, each, passRoleExpectations, SERVICE } from '#deepseek/expectations/operator-calls.ts';
import {
  unrelatedAccount,
  around,
  inOtherAccount,
  renamed,
  elsewhere,
} from '#deepseek/expectations/near-misses.ts';

/** Batch jobs that the job may make of its calls. */
const batches = (checked: CheckedAnswers, calls: readonly Expectation[]): readonly Expectation[] => {
  const action = 'bedrock:CreateModelInvocationJob';
  const job = own(checked, 'model-invocation-job/abcdefghijkl');
  const models = calls.filter(({ expect }) => expect === 'allowed').map(({ resource }) => resource);
  return [
    ...[...new Set(models)].map((resource) =>
      allowed({ label: 'Ask in a batch', principal: { role: SERVICE }, action, resource, context: {} }),
    ),
    ...callsOf({
      by: SERVICE,
      may: each([action, 'bedrock:StopModelInvocationJob'], job),
      near: { [action]: [inOtherAccount()] },
    }),
  ];
};

/** The job is checked on the models that it names. */
const starts = (calls: readonly Expectation[]): readonly Expectation[] =>
  [...new Set(calls.filter(({ expect }) => expect === 'allowed').map(({ resource }) => resource))].flatMap(
    (model) =>
      callsOf({
        may: [['bedrock:CreateEvaluationJob', model]],
        near: { 'bedrock:CreateEvaluationJob': [renamed('another model', '-next')] },
        not: [['call it', 'bedrock:InvokeModel', model]],
      }),
  );

/** The buckets as a whole, which are in the account of the role. */
function buckets(
  checked: CheckedAnswers,
  files: Omit<Files, 'role' | 'actions'>,
  roles: readonly string[],
): readonly Expectation[] {
  return [...roles, 'operator'].flatMap((role) =>
    files.locations.flatMap(({ bucket }) => {
      const call: Call = {
        label: `List ${bucket}`,
        principal: { role },
        action: 's3:ListBucket',
        resource: `arn:${checked.view.home.partition}:s3:::${bucket}`,
        resourceAccount: files.account,
        context: {},
      };
      return [
        ...around(call, [
          renamed('another bucket'),
          { difference: 'change its policy', action: 's3:PutBucketPolicy' },
          files.pinned && {
            difference: 'of another account',
            resourceAccount: unrelatedAccount(files.account),
          },
        ]),
        allowed({ ...call, label: `Find ${bucket}`, action: 's3:GetBucketLocation' }),
      ];
    }),
  );
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-type-automatic.html */
function operator(checked: CheckedAnswers): readonly Expectation[] {
  const job = own(checked, 'evaluation-job/abcdefghijkl');
  return callsOf({
    may: [
      ...each(
        ['bedrock:GetEvaluationJob', 'bedrock:StopEvaluationJob', 'bedrock:BatchDeleteEvaluationJob'],
        job,
      ),
      ...each(['bedrock:ListEvaluationJobs'], '*'),
    ],
    near: { 'bedrock:StopEvaluationJob': elsewhere(checked.view.home) },
    not: [['start an import', 'bedrock:CreateModelImportJob', '*']],
  });
}

const asked = (checked: CheckedAnswers, resource: string): readonly Expectation[] =>
  callExpectations(checked, { role: SERVICE, says: 'Ask the judge', resource, streaming: false });

/** A judge: in its Region, or through its profile in whatever Region that sends the call to. */
function judgeCalls(checked: CheckedAnswers, resource: string): readonly Expectation[] {
  if (!isJudgeProfile(resource)) return asked(checked, resource);
  const { partition } = checked.view.home;
  const behind = (region: string) =>
    callExpectations(checked, {
      role: SERVICE,
      says: `Ask the judge, served in ${region === '' ? 'any Region' : region}`,
      resource: `arn:${partition}:bedrock:${region}::foundation-model/${judgeModelOf(resource)}`,
      streaming: false,
      within: { 'bedrock:InferenceProfileArn': resource },
    });
  const served = behind('us-west-2');
  return [
    ...asked(checked, resource),
    ...served,
    ...behind(''),
    ...missesOfFirst(served, [{ difference: 'not through the profile', context: {} }]),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-security-service-roles.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const kind = checked.answer('evaluationKind');
  const results = {
    says: 'Write the results',
    locations: checked.answer('evaluationResults'),
    ...ownership(checked),
  };
  const prompts = {
    says: 'Read the prompts',
    locations: checked.answer('evaluationPrompts'),
    ...ownership(checked),
  };
  const judges = kind === 'judge' ? checked.answer('judges') : [];
  const style = { role: SERVICE, streaming: kind !== 'judge' };
  const calls = [
    ...servedCalls(checked, checked.answer('models'), style),
    ...judges.flatMap((resource) => judgeCalls(checked, resource)),
  ];
  const batched = [
    ...servedCalls(checked, checked.answer('models'), style),
    ...(judges.length > 0 ? judgeModelArns(checked) : []).flatMap((resource) => asked(checked, resource)),
  ];
  const loops = kind === 'human' ? ['human-loops'] : [];
  return [
    ...withGuardrails(checked, SERVICE, calls),
    ...[SERVICE, ...loops].flatMap((role) => [
      ...objectExpectations(checked, {
        ...prompts,
        role,
        actions: ['s3:GetObject'],
        beside: results.locations,
      }),
      ...objectExpectations(checked, { ...results, role, actions: ['s3:PutObject'] }),
      ...fileKeyExpectations(checked, {
        ...results,
        role,
        actions: ['kms:GenerateDataKey'],
        pinned: false,
      }),
    ]),
    ...batches(checked, batched),
    ...operator(checked),
    ...starts(batched),
    ...objectExpectations(checked, {
      ...prompts,
      role: 'operator',
      actions: ['s3:GetObject'],
      beside: results.locations,
    }),
    ...buckets(checked, results, [SERVICE, ...loops]),
    ...passRoleExpectations(checked, { service: BEDROCK }),
  ];
}
