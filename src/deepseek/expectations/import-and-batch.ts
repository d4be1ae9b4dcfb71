// Jobs on files in S3: imports of weights, and prompts in batches.
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#iam/facts/models.ts';
import { modelKeys } from '#deepseek/compose/blocks/model-keys.ts';
import { fileKeys, keysByOwner } from '#deepseek/compose/key-steps.ts';
import { fileKeyExpectations, listExpectations, objectExpectations, ownership } from './s3-files.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { BEDROCK, elsewhere, own } from './agents-and-flows.ts';
import { keyUse } from './keys.ts';
import { resourceMisses } from './model-calls.ts';
import { callsOf, each, passRoleExpectations } from './operator-calls.ts';
import { arnOf, withAccount, unrelatedAccount } from './near-miss-arns.ts';

const ROLE = 'service';

const filesOf = (checked: CheckedAnswers, says: string, field: 'weights' | 'batchInput' | 'batchOutput') => ({
  role: ROLE,
  says,
  locations: checked.answer(field),
  ...ownership(checked),
});

/** The key that the imported model gets. https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-import-model.html */
function buildKeys(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const via = checked.view.asks('modelKeyViaService') && checked.answer('modelKeyViaService');
  return modelKeys(checked).flatMap(({ arn, region }) => {
    const key = 'kms:ViaService';
    const context = { [key]: `bedrock.${region}.amazonaws.com` };
    const actions = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];
    const says = 'Use the key of the model';
    const uses = keyUse({ role, says, arn, actions, context: via ? context : {} });
    const [first] = uses;
    return via && first
      ? [...uses, denied(first, { difference: 'not through Bedrock', context: without(first.context, key) })]
      : uses;
  });
}

/** Keys of the files: the customer's own through S3 only, those of another owner as AWS documents them. */
function jobKeys(
  checked: CheckedAnswers,
  use: {
    readonly field: 'weights' | 'batchInput' | 'batchOutput';
    readonly actions: readonly string[];
    readonly pinned: boolean;
  },
): readonly Expectation[] {
  const { foreign } = keysByOwner(checked, fileKeys(checked));
  const foreignArns = foreign.map(({ arn }) => arn);
  const files = filesOf(checked, 'Use the key of the files', use.field);
  return [
    ...fileKeyExpectations(checked, { ...files, actions: use.actions, pinned: use.pinned }).filter(
      ({ resource }) => !foreignArns.includes(resource),
    ),
    ...foreignArns.flatMap((arn) =>
      keyUse({ role: ROLE, says: 'Use the owner’s key', arn, actions: use.actions }),
    ),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html */
export function importModel(checked: CheckedAnswers): readonly Expectation[] {
  const files = filesOf(checked, 'Import the weights', 'weights');
  const read = objectExpectations(checked, { ...files, actions: ['s3:GetObject'] });
  const [get] = read;
  const job = own(checked, 'model-import-job/abcdefghijkl');
  return [
    ...read,
    ...(get ? [denied(get, { difference: 'overwrite it', action: 's3:PutObject' })] : []),
    ...listExpectations(checked, files),
    ...jobKeys(checked, { field: 'weights', actions: ['kms:Decrypt'], pinned: false }),
    ...[ROLE, 'operator'].flatMap((role) => buildKeys(checked, role)),
    ...passRoleExpectations(checked, { service: BEDROCK }),
    ...callsOf({
      may: [
        ...each(
          ['bedrock:CreateModelImportJob', 'bedrock:ListModelImportJobs', 'bedrock:ListImportedModels'],
          '*',
        ),
        ['bedrock:GetModelImportJob', job],
        ...each(
          ['bedrock:GetImportedModel', 'bedrock:DeleteImportedModel'],
          own(checked, 'imported-model/abcdefghijkl'),
        ),
      ],
      not: [
        [
          'in another account',
          'bedrock:GetModelImportJob',
          withAccount(job, unrelatedAccount(checked.view.home.account)),
        ],
        ['in another Region', 'bedrock:GetModelImportJob', elsewhere(checked, job)],
        [
          'delete one of another account',
          'bedrock:DeleteImportedModel',
          withAccount(
            own(checked, 'imported-model/abcdefghijkl'),
            unrelatedAccount(checked.view.home.account),
          ),
        ],
        ['call the model', 'bedrock:InvokeModel', own(checked, 'imported-model/abcdefghijkl')],
      ],
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
export function batch(checked: CheckedAnswers): readonly Expectation[] {
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
      return [
        allowed(call),
        ...resourceMisses(
          [allowed(call)],
          [
            ['in another Region', elsewhere(checked, resource)],
            ['another model', arnOf(home, 'bedrock', region, '', 'foundation-model/deepseek.r1-v1:0')],
          ],
        ),
        denied(call, { difference: 'call it directly', action: 'bedrock:InvokeModel' }),
      ];
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
      not: [
        ['in another Region', action, elsewhere(checked, job)],
        ['stop one elsewhere', 'bedrock:StopModelInvocationJob', elsewhere(checked, job)],
        ...(workflow ? [['see other jobs', ...list] as const] : []),
      ],
    }),
  ];
}
