// What the service role of batch jobs is granted, and what a bucket owner in another account must allow it.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { bucketPolicies, letRoleIn, OWNER_LEAVES } from '#deepseek/shared/bucket-policy.ts';
import { networkInterfaces, type JobNetwork } from '#deepseek/shared/network-interfaces.ts';
import { encryptThroughS3, keysThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { listFolders, onObjects } from '#deepseek/shared/bucket-access.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys, keysByOwner } from '#deepseek/compose/key-steps.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';

const LIST_DOUBT =
  'AWS’s batch template does not have a condition on s3:prefix, and AWS does not document the list calls it makes. If a job is denied s3:ListBucket, turn off “List only these folders”.';

export const NETWORK: JobNetwork = {
  tag: 'BedrockModelInvocationJobArn',
  jobs: 'model-invocation-job/*',
  managed: false,
  call: 'CreateModelInvocationJob',
  page: 'bedrockBatchVpc',
  doubt:
    'AWS’s page for batch jobs has the interface, subnets and security groups in one statement with conditions on tags, which only an interface has. They are split here, as on its page for import jobs.',
};

/** Keys of the account that owns the buckets. */
function ownersKeys(keys: readonly KeyArn[]): readonly PlannedStatement[] {
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'UseOwnersKey',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: keys.map((key) => key.arn),
      why: {
        title: 'Uses the owner’s key',
        text: 'Decrypt for the prompts, GenerateDataKey for the results. The owner’s key policy must also allow this: see Next steps.',
        calls: ['GetObject and PutObject on SSE-KMS objects'],
        answers: ['ownerAccount', 'weightsEncryption', 'weightsKeys'],
        page: 'bedrockBatch',
        doubt:
          'AWS does not document a key policy for batch jobs; this follows its page for imports from another account.',
      },
    }),
  ];
}

export function serviceStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const input = checked.answer('batchInput');
  const output = checked.answer('batchOutput');
  const owned = { ownAccount: checked.answer('resourceAccount'), owner: bucketOwner(checked.view) };
  const { foreign, own } = keysByOwner(checked, fileKeys(checked));
  const wholeBuckets = !checked.answer('batchListFolders');
  return [
    onObjects(input, home, {
      ...owned,
      sid: 'ReadBatchInput',
      actions: 's3:GetObject',
      title: 'Reads the prompts',
      text: 'Bedrock reads only the input folders and files.',
      calls: ['GetObject'],
      asked: ['batchInput'],
      page: 'bedrockBatchRole',
    }),
    onObjects(output, home, {
      ...owned,
      sid: 'WriteBatchOutput',
      actions: 's3:PutObject',
      title: 'Writes the results',
      text: 'Bedrock writes to the output folders. It cannot read or delete what is there.',
      calls: ['PutObject'],
      asked: ['batchOutput'],
      page: 'bedrockBatchRole',
    }),
    ...listFolders([...input, ...output], home, {
      ...owned,
      sid: wholeBuckets ? 'ListBatchBucket' : 'ListBatchPrefixes',
      title: wholeBuckets ? 'Lists the buckets' : 'Lists the folders',
      asked: ['batchInput', 'batchOutput', 'batchListFolders'],
      wholeBuckets,
      ...(wholeBuckets ? {} : { doubt: LIST_DOUBT }),
    }),
    ...keysThroughS3(own, home, {
      sid: 'DecryptBatchInput',
      actions: 'kms:Decrypt',
      title: 'Decrypts the prompts',
      calls: ['GetObject on SSE-KMS objects'],
      locations: input,
      asked: ['batchInput'],
    }),
    ...encryptThroughS3(own, home, {
      sid: 'EncryptBatchOutput',
      title: 'Encrypts the results',
      locations: output,
      asked: ['batchOutput'],
    }),
    ...ownersKeys(foreign),
    ...networkInterfaces(checked, NETWORK),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
export function ownersBuckets(checked: CheckedAnswers): readonly PolicyPlan[] {
  const owner = bucketOwner(checked.view);
  if (owner === undefined) return [];
  const input = checked.answer('batchInput');
  const output = checked.answer('batchOutput');
  const all = [...input, ...output];
  return bucketPolicies(all, { id: 'owner-bucket', account: owner, leaves: OWNER_LEAVES }, (bucket) =>
    letRoleIn(bucket, {
      who: 'BatchRole',
      page: 'bedrockBatch',
      asked: ['batchInput', 'batchOutput'],
      checked,
      lists: all,
      wholeBuckets: !checked.answer('batchListFolders'),
      access: [
        {
          sid: 'BatchRoleReadsInput',
          actions: 's3:GetObject',
          locations: input,
          title: 'Allows the role to read the prompts',
          calls: ['GetObject'],
        },
        {
          sid: 'BatchRoleWritesOutput',
          actions: 's3:PutObject',
          locations: output,
          title: 'Allows the role to write the results',
          calls: ['PutObject'],
        },
      ],
    }),
  );
}
