// A KMS key that is not named by its ARN.
import { parseArn } from '#iam/policy/arn.ts';
import { globsMeet, hasWildcard } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { keyType } from '#iam/rules/key-type.ts';

/** How services call the condition keys that hold the ARN of a KMS key; their type has to be that of ARNs as well. */
const KEY_NAME = /(?:kms-key-id|kmskey(?:arns?)?)$/;

const ANY_KEY = 'arn:*:kms:*:*:key/*';

/** Whether the value can be the ARN of a key; `wildcards` says whether the operator takes them. */
function canBeKey(value: string, wildcards: boolean): boolean {
  if (hasVariable(value)) return true;
  // Another check reports them under operators without wildcards.
  if (hasWildcard(value)) return !wildcards || globsMeet(value, ANY_KEY);
  const arn = parseArn(value);
  return arn?.service === 'kms' && arn.resource.startsWith('key/');
}

function adviceFor(value: string): string {
  if (value.includes('alias/')) return 'Requests contain the key, never its alias: write the ARN of the key.';
  return 'Write the whole ARN: `arn:aws:kms:REGION:ACCOUNT:key/ID`.';
}

export default defineCheck({
  id: 'invalid-kms-key-value',
  code: 'INVALID_KMS_KEY_VALUE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'KMS key without its ARN',
  why: 'These condition keys contain the ARN of a KMS key. The ID alone, an alias or the ARN of an alias never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-kms-key-value',
  bad: [
    {
      with: {
        Action: 's3:PutObject',
        Condition: {
          StringEquals: {
            's3:x-amz-server-side-encryption-aws-kms-key-id': '1234abcd-12ab-34cd-56ef-1234567890ab',
          },
        },
      },
      at: ['Statement.0.Condition.StringEquals.s3:x-amz-server-side-encryption-aws-kms-key-id'],
    },
    {
      with: {
        Action: 'sagemaker:CreateNotebookInstance',
        Resource: '*',
        Condition: {
          ArnLike: {
            'sagemaker:VolumeKmsKeyArn': [
              'arn:aws:kms:*:111122223333:key/*',
              'arn:aws:kms:us-east-1:111122223333:alias/notebooks',
            ],
          },
        },
      },
      at: ['Statement.0.Condition.ArnLike.sagemaker:VolumeKmsKeyArn.1'],
    },
    {
      with: {
        Action: 'secretsmanager:CreateSecret',
        Resource: '*',
        Condition: { StringLike: { 'secretsmanager:KmsKeyArn': 'alias/*' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 's3:PutObject',
        Condition: {
          ArnEquals: {
            's3:x-amz-server-side-encryption-aws-kms-key-id':
              'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          },
        },
      },
    },
    {
      with: {
        Action: 's3:PutObject',
        Condition: { Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' } },
      },
    },
    {
      with: {
        Action: 'comprehend:CreateDocumentClassifier',
        Resource: '*',
        Condition: {
          ArnLike: { 'comprehend:ModelKmsKey': ['arn:aws:kms:*:${aws:PrincipalAccount}:key/*', '*'] },
        },
      },
    },
    // A key whose type is a string holds the ID.
    {
      with: {
        Action: 'elasticache:CreateCacheCluster',
        Resource: '*',
        Condition: { StringEquals: { 'elasticache:KmsKeyId': '1234abcd-12ab-34cd-56ef-1234567890ab' } },
      },
    },
  ],
  on: 'condition',
  check({ operator, keyName, values }, _statement, { reference }): CheckFindings {
    if (operator?.family !== 'String' && operator?.family !== 'Arn') return undefined;
    if (!KEY_NAME.test(keyName) || !keyType(keyName, reference)?.endsWith('ARN')) return undefined;
    return values.flatMap(({ value, path }) => {
      if (typeof value !== 'string' || canBeKey(value, operator.wildcards)) return [];
      return [
        {
          message: `${show(value)} is not the ARN of a KMS key, so it never matches. ${adviceFor(value)}`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
