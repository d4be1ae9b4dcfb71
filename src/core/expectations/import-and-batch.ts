// Jobs on files in S3: imports of weights, and prompts in batches.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { findModel } from '#core/facts/models.ts';
import { modelKeys } from '#core/compose/blocks/model-keys.ts';
import { fileKeys, keysByOwner } from '#core/compose/key-steps.ts';
import { fileKeyExpectations, listExpectations, objectExpectations, ownership } from './s3-files.ts';
import { allowed, denied, without, type Expectation } from './expectation.ts';
import type { Call } from '#core/request/call.ts';
import { BEDROCK, elsewhere, own } from './agents-and-flows.ts';
import { keyUse } from './keys.ts';
import { resourceMisses } from './model-calls.ts';
import { callsOf, each, passRoleExpectations } from './operator-calls.ts';
import { arnOf, withAccount, unrelatedAccount } from './near-miss-arns.ts';

const ROLE = 'service';

const filesOf = (reading: CheckedAnswers, says: string, field: 'weights' | 'batchInput' | 'batchOutput') => ({
  role: ROLE,
  says,
  locations: reading.answer(field),
  ...ownership(reading),
});

/** The key that the imported model gets. https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-import-model.html */
function buildKeys(reading: CheckedAnswers, role: string): readonly Expectation[] {
  const via = reading.view.asks('modelKeyViaService') && reading.answer('modelKeyViaService');
  return modelKeys(reading).flatMap(({ arn, region }) => {
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
  reading: CheckedAnswers,
  use: {
    readonly field: 'weights' | 'batchInput' | 'batchOutput';
    readonly actions: readonly string[];
    readonly pinned: boolean;
  },
): readonly Expectation[] {
  const { foreign } = keysByOwner(reading, fileKeys(reading));
  const foreignArns = foreign.map(({ arn }) => arn);
  const files = filesOf(reading, 'Use the key of the files', use.field);
  return [
    ...fileKeyExpectations(reading, { ...files, actions: use.actions, pinned: use.pinned }).filter(
      ({ resource }) => !foreignArns.includes(resource),
    ),
    ...foreignArns.flatMap((arn) =>
      keyUse({ role: ROLE, says: 'Use the owner’s key', arn, actions: use.actions }),
    ),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html */
export function importModel(reading: CheckedAnswers): readonly Expectation[] {
  const files = filesOf(reading, 'Import the weights', 'weights');
  const read = objectExpectations(reading, { ...files, actions: ['s3:GetObject'] });
  const [get] = read;
  const job = own(reading, 'model-import-job/abcdefghijkl');
  return [
    ...read,
    ...(get ? [denied(get, { difference: 'overwrite it', action: 's3:PutObject' })] : []),
    ...listExpectations(reading, files),
    ...jobKeys(reading, { field: 'weights', actions: ['kms:Decrypt'], pinned: false }),
    ...[ROLE, 'operator'].flatMap((role) => buildKeys(reading, role)),
    ...passRoleExpectations(reading, { service: BEDROCK }),
    ...callsOf({
      may: [
        ...each(
          ['bedrock:CreateModelImportJob', 'bedrock:ListModelImportJobs', 'bedrock:ListImportedModels'],
          '*',
        ),
        ['bedrock:GetModelImportJob', job],
        ...each(
          ['bedrock:GetImportedModel', 'bedrock:DeleteImportedModel'],
          own(reading, 'imported-model/abcdefghijkl'),
        ),
      ],
      not: [
        [
          'in another account',
          'bedrock:GetModelImportJob',
          withAccount(job, unrelatedAccount(reading.view.home.account)),
        ],
        ['in another Region', 'bedrock:GetModelImportJob', elsewhere(reading, job)],
        [
          'delete one of another account',
          'bedrock:DeleteImportedModel',
          withAccount(
            own(reading, 'imported-model/abcdefghijkl'),
            unrelatedAccount(reading.view.home.account),
          ),
        ],
        ['call the model', 'bedrock:InvokeModel', own(reading, 'imported-model/abcdefghijkl')],
      ],
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
export function batch(reading: CheckedAnswers): readonly Expectation[] {
  const { home } = reading.view;
  const input = filesOf(reading, 'Read the prompts', 'batchInput');
  const output = filesOf(reading, 'Write the results', 'batchOutput');
  const both = { ...input, says: 'List the folders', locations: [...input.locations, ...output.locations] };
  const action = 'bedrock:CreateModelInvocationJob';
  const job = own(reading, 'model-invocation-job/abcdefghijkl');
  const starts = reading.answer('models').flatMap((id) => {
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
            ['in another Region', elsewhere(reading, resource)],
            ['another model', arnOf(home, 'bedrock', region, '', 'foundation-model/deepseek.r1-v1:0')],
          ],
        ),
        denied(call, { difference: 'call it directly', action: 'bedrock:InvokeModel' }),
      ];
    });
  });
  return [
    ...objectExpectations(reading, { ...input, actions: ['s3:GetObject'] }),
    ...objectExpectations(reading, { ...output, actions: ['s3:PutObject'] }),
    ...listExpectations(reading, both, !reading.answer('batchListFolders')),
    ...jobKeys(reading, { field: 'batchInput', actions: ['kms:Decrypt'], pinned: true }),
    ...jobKeys(reading, { field: 'batchOutput', actions: ['kms:GenerateDataKey'], pinned: true }),
    ...starts,
    ...passRoleExpectations(reading, { service: BEDROCK }),
    ...callsOf({
      may: [
        [action, job],
        ['bedrock:GetModelInvocationJob', job],
        ['bedrock:StopModelInvocationJob', job],
        ['bedrock:ListModelInvocationJobs', '*'],
      ],
      not: [
        ['in another Region', action, elsewhere(reading, job)],
        ['stop one elsewhere', 'bedrock:StopModelInvocationJob', elsewhere(reading, job)],
      ],
    }),
  ];
}
