// Batch jobs: their models, folders and keys, also those of another account.
import { expect, test, vi } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { documentsOf } from './role-kit.ts';
import { statementsOf, ACCOUNT, answersOf, kitOf, type Values, bySid } from './testing/kits.ts';
import { noticeOf, stepOf, OWNER, OWNERS_KEY, KEY } from './testing/data.ts';

vi.setConfig({ testTimeout: 30_000 });

test('R1 has no batch inference: it cannot be chosen, and a link that does is told what works', () => {
  const { problems, answer } = readAnswers(answersOf('batch', { models: ['r1'] }));
  expect(problems.map(({ field, raw }) => [field, raw])).toEqual([['models', 'r1']]);
  expect(problems[0]?.message).toMatch(/DeepSeek-R1 .*batch.* Choose DeepSeek-V3\.2 or DeepSeek-V3\.1\./);
  expect(answer('models')).toEqual(['v3.2']);
  expect(JSON.stringify(documentsOf(kitOf('batch', { models: ['r1', 'v3.1'] })))).not.toContain('r1-v1');
});

test('V3.1 has no batch inference in us-east-1, with V3.2 beside it or without', () => {
  const alone = kitOf('batch', { models: ['v3.1'], regions: ['us-east-1'] });
  expect(alone.problems[0]).toMatchObject({ field: 'regions', raw: 'us-east-1' });
  expect(alone.problems[0]?.message).toMatch(/batch.* DeepSeek-V3\.1 .* us-east-1/i);
  const both = kitOf('batch', { models: ['v3.2', 'v3.1'], regions: ['us-east-1', 'us-west-2'] });
  expect(bySid(both, 'operator', 'CreateBatchJob')?.Resource).toEqual([
    'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0',
    `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/*`,
    `arn:aws:bedrock:us-west-2:${ACCOUNT}:model-invocation-job/*`,
  ]);
  expect(noticeOf(both, 'gap-v3.1')).toMatch(/DeepSeek-V3\.1 .*batch.* us-east-1/);
});

test('a batch job decrypts its input and encrypts its output, each below its own folder', () => {
  const kit = kitOf('batch', {
    batchInput: ['acme-batch/input'],
    batchOutput: ['acme-results/output'],
    weightsEncryption: 'kms',
    weightsKeys: [KEY],
  });
  const context = (sid: string) =>
    bySid(kit, 'service.permissions', sid)?.Condition?.['StringLike']?.['kms:EncryptionContext:aws:s3:arn'];
  expect(bySid(kit, 'service.permissions', 'DecryptBatchInput')?.Action).toBe('kms:Decrypt');
  expect(context('DecryptBatchInput')).toEqual([
    'arn:aws:s3:::acme-batch',
    'arn:aws:s3:::acme-batch/input/*',
  ]);
  expect(context('EncryptBatchOutput')).toEqual([
    'arn:aws:s3:::acme-results',
    'arn:aws:s3:::acme-results/output/*',
  ]);
  expect(stepOf(kit, 'start-batch')?.code).toContain(`"s3EncryptionKeyId":"${KEY}"`);
});

test('batch data of another account: the owner’s account in the role, its bucket policy and its key', () => {
  const kit = kitOf('batch', {
    batchInput: ['acme-batch/input'],
    batchOutput: ['acme-batch/output'],
    ownerAccount: OWNER,
    weightsEncryption: 'kms',
    weightsKeys: [OWNERS_KEY],
  });
  const bucket = 'arn:aws:s3:::acme-batch';
  const role = { AWS: `arn:aws:iam::${ACCOUNT}:role/DeepSeekBatchServiceRole` };
  for (const sid of ['ReadBatchInput', 'WriteBatchOutput', 'ListBatchPrefixes'])
    expect(bySid(kit, 'service.permissions', sid)?.Condition?.['StringEquals']).toEqual({
      'aws:ResourceAccount': OWNER,
    });
  expect(bySid(kit, 'service.permissions', 'UseOwnersKey')).toMatchObject({
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    Resource: OWNERS_KEY,
  });
  expect(statementsOf(kit, 'owner-bucket')).toMatchObject([
    { Sid: 'BatchRoleLists', Principal: role, Action: 's3:ListBucket', Resource: bucket },
    { Sid: 'BatchRoleReadsInput', Principal: role, Action: 's3:GetObject', Resource: `${bucket}/input/*` },
    { Sid: 'BatchRoleWritesOutput', Principal: role, Action: 's3:PutObject', Resource: `${bucket}/output/*` },
  ]);
  expect(stepOf(kit, 'start-batch')?.code).toContain(`"s3BucketOwner":"${OWNER}"`);
  expect(stepOf(kit, 'batch-key-policy')?.code).toContain('kms:DescribeKey');
});

test('the owner lets the role list its whole bucket where that is answered, else its folders', () => {
  const list = (batchListFolders: boolean) =>
    statementsOf(
      kitOf('batch', {
        batchInput: ['s3://acme-in/prompts/'],
        batchOutput: ['s3://acme-in/results/'],
        ownerAccount: OWNER,
        batchListFolders,
      }),
      'owner-bucket',
    ).find(({ Action }) => Action === 's3:ListBucket');
  expect(list(false)).toMatchObject({ Resource: 'arn:aws:s3:::acme-in' });
  expect(list(false)?.Condition).toBeUndefined();
  expect(list(true)?.Condition).toEqual({
    StringLike: { 's3:prefix': expect.arrayContaining(['prompts/*', 'results/*']) },
  });
});

test('each bucket of the owner has a policy of its own, and no more than its own folders', () => {
  const kit = kitOf('import', { weights: ['acme-one/a', 'acme-two/b', 'acme-one/c'], ownerAccount: OWNER });
  expect(kit.policies.map(({ id }) => id)).toEqual(['owner-bucket', 'owner-bucket2']);
  expect(JSON.stringify(statementsOf(kit, 'owner-bucket2'))).not.toContain('acme-one');
  expect(kit.policies[0]?.attachTo).toContain(`acme-one in account ${OWNER}`);
});

test('the owner’s account replaces the switch; without one the switch means what it always did', () => {
  const condition = (values: Values) =>
    bySid(kitOf('import', { weights: ['acme-models'], ...values }), 'service.permissions', 'ReadWeights')
      ?.Condition;
  expect(condition({})).toEqual({ StringEquals: { 'aws:ResourceAccount': ACCOUNT } });
  expect(condition({ resourceAccount: false })).toBeUndefined();
  expect(condition({ resourceAccount: false, ownerAccount: ACCOUNT })).toBeUndefined();
  for (const resourceAccount of [true, false])
    expect(condition({ resourceAccount, ownerAccount: OWNER })).toEqual({
      StringEquals: { 'aws:ResourceAccount': OWNER },
    });
  const asks = (values: Values) => viewOf(answersOf('import', values)).asks('resourceAccount');
  expect([asks({}), asks({ ownerAccount: ACCOUNT }), asks({ ownerAccount: OWNER })]).toEqual([
    true,
    true,
    false,
  ]);
  expect(kitOf('import', { ownerAccount: ACCOUNT }).policies).toEqual([]);
  expect(kitOf('host-ec2', { ownerAccount: OWNER }).policies).toEqual([]);
});

test('a key of another account keeps its limit to S3 while no owner is named', () => {
  const values = { weights: ['acme-models'], weightsEncryption: 'kms', weightsKeys: [OWNERS_KEY] };
  const old = kitOf('import', { ...values, resourceAccount: false });
  expect(bySid(old, 'service.permissions', 'DecryptWeights')?.Condition).toEqual({
    StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
  });
  const mixed = kitOf('import', { ...values, ownerAccount: OWNER, weightsKeys: [OWNERS_KEY, KEY] });
  expect(bySid(mixed, 'service.permissions', 'DecryptWeights')?.Resource).toBe(KEY);
  expect(bySid(mixed, 'service.permissions', 'DecryptOwnersKey')?.Resource).toBe(OWNERS_KEY);
});
