// Jobs on files in S3: imports of weights, and prompts in batches.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { modelKeys } from '#deepseek/shared/model-keys.ts';
import { listExpectations, objectExpectations } from '#deepseek/expectations/s3-files.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { BEDROCK, own } from '#deepseek/shared/checks/agents-and-flows.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import { callsOf, each, passRoleExpectations, SERVICE } from '#deepseek/expectations/operator-calls.ts';
import { inOtherAccount, withoutKeys, elsewhere } from '#deepseek/expectations/near-misses.ts';
import { filesOf, jobKeys } from '#deepseek/shared/checks/import-and-batch.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';

/** The key that the imported model gets. https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-import-model.html */
function buildKeys(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const via = checked.view.asks('modelKeyViaService') && checked.answer('modelKeyViaService');
  return modelKeys(checked).flatMap(({ arn, region }) => {
    const key = 'kms:ViaService';
    const context = { [key]: `bedrock.${region}.amazonaws.com` };
    const actions = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];
    const says = 'Use the key of the model';
    const uses = keyUse({ role, says, arn, actions, context: via ? context : {} });
    return [...uses, ...(via ? missesOfFirst(uses, [withoutKeys('not through Bedrock', key)]) : [])];
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const files = filesOf(checked, 'Import the weights', 'weights');
  const read = objectExpectations(checked, { ...files, actions: ['s3:GetObject'] });
  const job = own(checked, 'model-import-job/abcdefghijkl');
  return [
    ...read,
    ...missesOfFirst(read, [{ difference: 'overwrite it', action: 's3:PutObject' }]),
    ...listExpectations(checked, files),
    ...jobKeys(checked, { field: 'weights', actions: ['kms:Decrypt'], pinned: false }),
    ...[SERVICE, 'operator'].flatMap((role) => buildKeys(checked, role)),
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
      near: {
        'bedrock:GetModelImportJob': elsewhere(checked.view.home),
        'bedrock:DeleteImportedModel': [inOtherAccount('delete one of another account')],
      },
      not: [['call the model', 'bedrock:InvokeModel', own(checked, 'imported-model/abcdefghijkl')]],
    }),
  ];
}
