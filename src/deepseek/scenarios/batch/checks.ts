// Jobs on files in S3: imports of weights, and prompts in batches.
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { listExpectations, objectExpectations } from '#deepseek/expectations/s3-files.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { BEDROCK, own } from '#deepseek/shared/checks/agents-and-flows.ts';
import { callsOf, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, around, inOtherRegion } from '#deepseek/expectations/near-misses.ts';
import { filesOf, jobKeys } from '#deepseek/shared/checks/import-and-batch.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const input = filesOf(checked, 'Read the prompts', 'batchInput');
  const output = filesOf(checked, 'Write the results', 'batchOutput');
  const both = { ...input, says: 'List the folders', locations: [...input.locations, ...output.locations] };
  const action = 'bedrock:CreateModelInvocationJob';
  const job = own(checked, 'model-invocation-job/abcdefghijkl');
  const workflow = runsInWorkflow(checked.view);
  const list = ['bedrock:ListModelInvocationJobs', '*'] as const;
  const starts = checked.answer('models').flatMap((id) => {
    const model = findModel(id);
    const regions = home.regions.filter((region) => model?.batchRegions.includes(region));
    return regions.flatMap((region) => {
      const resource = arnOf(home, 'bedrock', region, '', `foundation-model/${model?.runtimeId}`);
      const says = `Start a job with ${model?.name} in ${region}`;
      const call: Call = { label: says, principal: { role: 'operator' }, action, resource, context: {} };
      return around(call, [
        inOtherRegion(home),
        {
          difference: 'another model',
          resource: arnOf(home, 'bedrock', region, '', 'foundation-model/deepseek.r1-v1:0'),
        },
        { difference: 'call it directly', action: 'bedrock:InvokeModel' },
      ]);
    });
  });
  return [
    ...objectExpectations(checked, { ...input, actions: ['s3:GetObject'] }),
    ...objectExpectations(checked, { ...output, actions: ['s3:PutObject'] }),
    ...listExpectations(checked, both, !checked.answer('batchListFolders')),
    ...jobKeys(checked, { field: 'batchInput', actions: ['kms:Decrypt'], pinned: true }),
    ...jobKeys(checked, { field: 'batchOutput', actions: ['kms:GenerateDataKey'], pinned: true }),
    ...starts,
    ...passRoleExpectations(checked, { service: BEDROCK }),
    ...callsOf({
      may: [
        [action, job],
        ['bedrock:GetModelInvocationJob', job],
        ['bedrock:StopModelInvocationJob', job],
        ...(workflow ? [] : [list]),
      ],
      near: {
        [action]: [inOtherRegion(home)],
        'bedrock:StopModelInvocationJob': [inOtherRegion(home, 'stop one elsewhere')],
      },
      not: workflow ? [['see other jobs', ...list]] : [],
    }),
  ];
}
