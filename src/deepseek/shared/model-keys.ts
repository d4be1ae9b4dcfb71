// Building blocks for imported models that a customer managed key encrypts.
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { Condition } from '#iam/policy/policy.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-import-model.html */
export const BUILDER_KEY_ACTIONS = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:GenerateDataKey',
] as const;

/** The customer managed keys of the imported models, if any. */
export function modelKeys(checked: CheckedAnswers): readonly KeyArn[] {
  const encrypted = checked.view.asks('modelEncryption') && checked.answer('modelEncryption') === 'kms';
  return encrypted ? checked.answer('modelKeys') : [];
}

/**
 * For the deployer and the service role, while the model is built. With `viaBedrock` through Bedrock only, which
 * AWS does not print for imports.
 */
export function buildWithModelKeys(keys: readonly KeyArn[], viaBedrock = false): readonly PlannedStatement[] {
  if (keys.length === 0) return [];
  const build = (arns: readonly string[], condition?: Condition): PlannedStatement =>
    allow({
      sid: 'BedrockUsesModelKey',
      actions: BUILDER_KEY_ACTIONS,
      resources: arns,
      condition,
      why: {
        title: 'Encrypts the imported model',
        text: `Bedrock creates a grant on your key and uses it for the model${condition ? '; nobody can use it except through Bedrock' : ''}. The key policy must also allow this: see Next steps.`,
        calls: ['CreateModelImportJob'],
        answers: ['modelEncryption', 'modelKeys', ...(condition ? (['modelKeyViaService'] as const) : [])],
        page: 'bedrockImportKeys',
        doubt: `AWS shows these in a key policy and does not say whether the deployer or the service role needs them, so both have them here.${
          condition
            ? ' AWS does not document kms:ViaService for imports: the value is inferred, so test an import before you rely on it.'
            : ''
        }`,
      },
    });
  if (!viaBedrock) return [build(keys.map((key) => key.arn))];
  return [...groupBy(keys, (key) => key.region)].map(([region, itsKeys]) =>
    build(
      itsKeys.map((key) => key.arn),
      { StringEquals: { 'kms:ViaService': `bedrock.${region}.amazonaws.com` } },
    ),
  );
}

/** For the role that calls the model afterwards. */
export function useModelKeys(keys: readonly KeyArn[]): readonly PlannedStatement[] {
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'DecryptImportedModel',
      actions: 'kms:Decrypt',
      resources: keys.map((key) => key.arn),
      why: {
        title: 'Decrypts the imported model',
        text: 'The role that calls the model also needs its key.',
        calls: ['InvokeModel', 'Converse'],
        answers: ['modelEncryption', 'modelKeys'],
        page: 'bedrockImportKeys',
      },
    }),
  ];
}
