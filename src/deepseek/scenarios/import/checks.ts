// Jobs on files in S3: imports of weights, and prompts in batches.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { modelKeys } from '#deepseek/shared/model-keys.ts';
import { listExpectations, objectExpectations } from '#deepseek/expectations/s3-files.ts';
import { denied, without, type Expectation } from '#iam/request/expectation.ts';
import { BEDROCK, elsewhere, own } from '#deepseek/shared/checks/agents-and-flows.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { withAccount, unrelatedAccount } from '#deepseek/expectations/near-misses.ts';
import { ROLE, filesOf, jobKeys } from '#deepseek/shared/checks/import-and-batch.ts';

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

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
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
