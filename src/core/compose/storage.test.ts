// Facts about batch jobs, logs, weights, networks and endpoint policies that checked documents do not pin.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers, completeAnswersOf } from '#core/answers/answers.arbitrary.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { parseArn } from '#core/iam/arn.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import { compose } from './compose.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { ACCOUNT, answersOf, kitOf, mainRole, mainTrust, type Values } from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

const OWNER = '444455556666';
const KEY_ID = 'key/1234abcd-12ab-34cd-56ef-1234567890ab';
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:${KEY_ID}`;
const OWNERS_KEY = `arn:aws:kms:us-east-1:${OWNER}:${KEY_ID}`;

const statements = (kit: RoleKit, id = ''): readonly Statement[] =>
  documentsOf(kit)
    .filter((document) => document.id.startsWith(id))
    .flatMap((document) => document.document.Statement);
const bySid = (kit: RoleKit, id: string, sid: string): Statement | undefined =>
  statements(kit, id).find((statement) => statement.Sid === sid);
const allowing = (kit: RoleKit, action: string): readonly Statement[] =>
  statements(kit).filter((statement) => toArray(statement.Action).includes(action));
const noticeOf = (kit: RoleKit, id: string) => kit.notices.find((notice) => notice.id === id)?.text ?? '';
const stepOf = (kit: RoleKit, id: string) => kit.nextSteps.find((step) => step.id === id);

const MINE: readonly ScenarioId[] = [
  'import',
  'batch',
  'logging',
  'upload-weights',
  'download-weights',
  'endpoint-policy',
];
const mine = completeAnswersOf(...MINE);

test('listing is on the bucket or access point, reading and writing on what is in it', () => {
  fc.assert(
    fc.property(mine, (answers) => {
      // A boundary that is close to its size may name buckets and objects together: it grants nothing.
      const granting = documentsOf(compose(answers)).filter(({ id }) => !id.startsWith('boundary'));
      for (const statement of granting.flatMap(({ document }) => document.Statement)) {
        const objects = toArray(statement.Resource).filter((arn) =>
          /:s3:::[^/]+\/|:s3:.*\/object\//.test(arn),
        );
        const actions = toArray(statement.Action).filter((action) => action.startsWith('s3:'));
        if (statement.Effect === 'Deny' || actions.length === 0) continue;
        const lists = actions.includes('s3:ListBucket');
        expect(objects.length === 0).toBe(lists);
        if (!lists) expect(JSON.stringify(statement.Condition ?? {})).not.toContain('s3:prefix');
      }
    }),
    { numRuns: 25 },
  );
});

test('whoever starts a job passes one role, to Bedrock alone', () => {
  for (const scenario of ['import', 'batch', 'logging'] as const) {
    const kit = kitOf(scenario, { path: '/deepseek/' });
    const pass = allowing(kit, 'iam:PassRole');
    expect(pass.map(({ Resource }) => Resource)).toEqual([mainRole(kit).arn]);
    expect(pass[0]?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } });
  }
});

test('the account of a resource stands with buckets and keys of customers only', () => {
  fc.assert(
    fc.property(mine, (answers) => {
      for (const { Resource, Condition } of statements(compose(answers))) {
        if (!/aws:Resource(?:Account|Org)/.test(JSON.stringify(Condition ?? {}))) continue;
        for (const arn of toArray(Resource)) expect(arn).toMatch(/^arn:[\w-]+:(?:s3:::|kms:)/);
      }
    }),
    { numRuns: 25 },
  );
  expect(JSON.stringify(kitOf('endpoint-policy'))).not.toContain('aws:ResourceAccount');
});

test('imports stay in the four Regions, and the full models are not on offer', () => {
  const kit = kitOf('import', { regions: ['eu-west-1'] });
  expect(kit.problems[0]?.message).toContain('The nearest Region that works is eu-central-1');
  expect(JSON.stringify(documentsOf(kit))).not.toContain('eu-west-1');
  expect(stepOf(kitOf('import'), 'start-import')?.text).toContain('full DeepSeek-V3 and R1 are not');
  fc.assert(
    fc.property(
      fc.oneof(
        completeAnswersOf('import'),
        anyAnswers.map(({ values }) => ({ scenario: 'import' as const, values })),
      ),
      (answers) => {
        const text = JSON.stringify(documentsOf(compose(answers)));
        for (const [, region] of text.matchAll(
          /:bedrock:([\w-]+):\d{12}:(?:model-import-job|imported-model)\//g,
        ))
          expect(['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1']).toContain(region);
      },
    ),
    { numRuns: 50 },
  );
});

test('an alias is refused, and every key comes with its key policy', () => {
  for (const scenario of ['import', 'batch', 'upload-weights', 'download-weights'] as const) {
    const aliased = kitOf(scenario, {
      weightsEncryption: 'kms',
      weightsKeys: [`arn:aws:kms:us-east-1:${ACCOUNT}:alias/deepseek`],
    });
    expect(aliased.problems.map(({ message }) => message).join()).toContain('An alias does not work');
    expect(JSON.stringify(documentsOf(aliased))).not.toContain('alias/');
    const kit = kitOf(scenario, { weightsEncryption: 'kms', weightsKeys: [KEY] });
    expect(kit.nextSteps.some(({ id }) => id.endsWith('key-policy'))).toBe(true);
  }
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const { Action, Resource } of statements(kit))
        if (toArray(Action).some((action) => action.startsWith('kms:')))
          for (const arn of toArray(Resource)) expect(arn).not.toContain(':alias/');
    }),
  );
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const kit = compose(answers);
      const keyed = kit.roles
        .flatMap(({ permissions }) => permissions.flatMap(({ document }) => document.Statement))
        .filter(({ Action, Effect }) => Effect === 'Allow' && toArray(Action).includes('kms:Decrypt'));
      if (keyed.length > 0) expect(kit.nextSteps.map(({ id }) => id).join()).toMatch(/key-polic/);
    }),
  );
});

test('a trust and a bucket policy name every Region that was chosen', () => {
  const regions = ['us-east-2', 'us-west-2'];
  const kit = kitOf('batch', { regions });
  expect(statements(kit, 'service.trust')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toEqual(
    regions.map((region) => `arn:aws:bedrock:${region}:${ACCOUNT}:model-invocation-job/*`),
  );
  for (const [scenario, entity, service] of [
    ['host-sagemaker', undefined, 'sagemaker'],
    ['invoke', 'ecs', 'ecs'],
  ] as const)
    expect(
      mainTrust(kitOf(scenario, { regions, ...(entity && { entity }) })).Condition?.['ArnLike']?.[
        'aws:SourceArn'
      ],
    ).toEqual(regions.map((region) => `arn:aws:${service}:${region}:${ACCOUNT}:*`));
  const log = kitOf('logging', { regions, logDestination: 'both', logBuckets: ['acme-logs'] });
  const expected = regions.map((region) => `arn:aws:bedrock:${region}:${ACCOUNT}:*`);
  expect(statements(log, 'service.trust')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toEqual(expected);
  // A bucket is in one Region, and Bedrock of that Region alone writes to it.
  expect(statements(log, 'log-bucket')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toBe(expected[0]);
  expect(bySid(log, 'log-bucket', 'BedrockWritesInvocationLogs')?.Resource).toBe(
    `arn:aws:s3:::acme-logs/AWSLogs/${ACCOUNT}/BedrockModelInvocationLogs/*`,
  );
});

test('R1 has no batch inference: it cannot be chosen, and a link that does is told what works', () => {
  const { problems, answer } = readAnswers(answersOf('batch', { models: ['r1'] }));
  expect(problems.map(({ message }) => message)).toEqual([
    'DeepSeek-R1 does not support batch inference. Choose DeepSeek-V3.2 or DeepSeek-V3.1.',
  ]);
  expect(answer('models')).toEqual(['v3.2']);
  expect(JSON.stringify(documentsOf(kitOf('batch', { models: ['r1', 'v3.1'] })))).not.toContain('r1-v1');
});

test('V3.1 has no batch inference in us-east-1, with V3.2 beside it or without', () => {
  const alone = kitOf('batch', { models: ['v3.1'], regions: ['us-east-1'] });
  expect(alone.problems[0]?.message).toContain(
    'Batch inference with DeepSeek-V3.1 is not offered in us-east-1',
  );
  const both = kitOf('batch', { models: ['v3.2', 'v3.1'], regions: ['us-east-1', 'us-west-2'] });
  expect(bySid(both, 'operator', 'CreateBatchJob')?.Resource).toEqual([
    'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0',
    `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/*`,
    `arn:aws:bedrock:us-west-2:${ACCOUNT}:model-invocation-job/*`,
  ]);
  expect(noticeOf(both, 'gap-v3.1')).toContain('does not support batch inference in us-east-1');
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
  expect(statements(kit, 'owner-bucket')).toMatchObject([
    { Sid: 'BatchRoleLists', Principal: role, Action: 's3:ListBucket', Resource: bucket },
    { Sid: 'BatchRoleReadsInput', Principal: role, Action: 's3:GetObject', Resource: `${bucket}/input/*` },
    { Sid: 'BatchRoleWritesOutput', Principal: role, Action: 's3:PutObject', Resource: `${bucket}/output/*` },
  ]);
  expect(stepOf(kit, 'start-batch')?.code).toContain(`"s3BucketOwner":"${OWNER}"`);
  expect(stepOf(kit, 'batch-key-policy')?.code).toContain('kms:DescribeKey');
});

test('each bucket of the owner has a policy of its own, and no more than its own folders', () => {
  const kit = kitOf('import', { weights: ['acme-one/a', 'acme-two/b', 'acme-one/c'], ownerAccount: OWNER });
  expect(kit.policies.map(({ id }) => id)).toEqual(['owner-bucket', 'owner-bucket2']);
  expect(JSON.stringify(statements(kit, 'owner-bucket2'))).not.toContain('acme-one');
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

const VPC = {
  jobInVpc: true,
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  securityGroups: ['sg-0123456789abcdef0'],
};
const ec2 = (resource: string) => `arn:aws:ec2:us-east-1:${ACCOUNT}:${resource}`;
const SUBNETS = VPC.subnets.map((id) => ec2(`subnet/${id}`));

test.each([
  ['import', 'BedrockModelImportJobArn', 'model-import-job', true],
  ['batch', 'BedrockModelInvocationJobArn', 'model-invocation-job', false],
] as const)(
  '%s in a VPC: tags on the interface alone, subnets and groups by their ID',
  (scenario, tag, job, managed) => {
    const kit = kitOf(scenario, VPC);
    const jobs = `arn:aws:bedrock:us-east-1:${ACCOUNT}:${job}/*`;
    const vpc = statements(kit, 'service.permissions').filter(({ Sid }) => Sid?.startsWith('Vpc'));
    expect(vpc).toEqual([
      {
        Sid: 'VpcDescribe',
        Effect: 'Allow',
        Action: [
          'ec2:DescribeDhcpOptions',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
        ],
        Resource: '*',
      },
      {
        Sid: 'VpcCreateTaggedInterface',
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: ec2('network-interface/*'),
        Condition: {
          StringEquals: { 'aws:RequestTag/BedrockManaged': 'true' },
          ArnEquals: { [`aws:RequestTag/${tag}`]: jobs },
        },
      },
      {
        Sid: 'VpcUseSubnetsAndGroups',
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: [...SUBNETS, ec2('security-group/sg-0123456789abcdef0')],
      },
      {
        Sid: 'VpcManageOwnInterfaces',
        Effect: 'Allow',
        Action: [
          'ec2:CreateNetworkInterfacePermission',
          'ec2:DeleteNetworkInterface',
          'ec2:DeleteNetworkInterfacePermission',
        ],
        Resource: '*',
        Condition: {
          ArnEquals: { 'ec2:Subnet': SUBNETS, [`ec2:ResourceTag/${tag}`]: jobs },
          ...(managed ? { StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' } } : {}),
        },
      },
      {
        Sid: 'VpcTagOnCreate',
        Effect: 'Allow',
        Action: 'ec2:CreateTags',
        Resource: ec2('network-interface/*'),
        Condition: {
          StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', tag] },
        },
      },
    ]);
    expect(stepOf(kit, 'job-network')?.code).toContain('subnet-0123456789abcdef1');
    expect(
      statements(kitOf(scenario, { ...VPC, jobInVpc: false })).filter(({ Sid }) => Sid?.startsWith('Vpc')),
    ).toEqual([]);
    expect(JSON.stringify(documentsOf(kitOf(scenario, { ...VPC, jobInVpc: false })))).not.toContain('ec2:');
  },
);

test('a subnet whose ARN says its Region is not named in the others', () => {
  const kit = kitOf('import', {
    ...VPC,
    regions: ['us-east-1', 'us-west-2'],
    subnets: SUBNETS,
    securityGroups: [ec2('security-group/sg-0123456789abcdef0')],
  });
  expect(JSON.stringify(bySid(kit, 'service.permissions', 'VpcUseSubnetsAndGroups'))).not.toContain(
    'us-west-2',
  );
});

test('interfaces of jobs are changed under conditions on subnet and tag only', () => {
  fc.assert(
    fc.property(completeAnswersOf('import', 'batch'), (answers) => {
      for (const statement of allowing(compose(answers), 'ec2:DeleteNetworkInterface'))
        expect(Object.keys(statement.Condition?.['ArnEquals'] ?? {})).toHaveLength(2);
    }),
    { numRuns: 25 },
  );
});

test('a log in S3 alone makes no role, and passes none', () => {
  const kit = kitOf('logging', { logDestination: 's3', logBuckets: ['acme-logs'] });
  expect(kit.roles.map(({ id }) => id)).toEqual(['operator']);
  expect(JSON.stringify(documentsOf(kit))).not.toContain('PassRole');
  const view = viewOf(answersOf('logging', { logDestination: 's3' }));
  expect(['entity', 'roleName', 'invocationLogGroup'].filter((id) => view.asks(id))).toEqual([]);
  expect(stepOf(kit, 'turn-on-logging')?.code).not.toContain('roleArn');
});

test('the log says that it misses bedrock-mantle and batch jobs, and bodies over 100 KB where S3 is left out', () => {
  for (const logDestination of ['cloudwatch', 's3', 'both'])
    expect(noticeOf(kitOf('logging', { logDestination }), 'mantle-not-logged')).toMatch(
      /Only calls on bedrock-runtime are logged.*batch jobs/,
    );
  expect(noticeOf(kitOf('logging'), 'large-bodies')).toContain('100 KB');
  const both = kitOf('logging', { logDestination: 'both', logBuckets: ['acme-logs/deepseek'] });
  expect(noticeOf(both, 'large-bodies')).toBe('');
  expect(stepOf(both, 'turn-on-logging')?.code).toContain(
    '"largeDataDeliveryS3Config":{"bucketName":"acme-logs","keyPrefix":"deepseek"}',
  );
});

test('a log in several Regions wants a bucket in each', () => {
  const values = { regions: ['us-east-1', 'us-west-2'], logDestination: 's3' };
  const one = kitOf('logging', { ...values, logBuckets: ['a-logs'] });
  expect(noticeOf(one, 'log-bucket-regions')).toContain('No bucket is set for us-west-2');
  expect(stepOf(one, 'turn-on-logging')?.code).not.toContain('us-west-2');
  const both = kitOf('logging', { ...values, logDestination: 'both', logBuckets: ['a-logs'] });
  expect(stepOf(both, 'turn-on-logging')?.code?.split('us-west-2').at(-1)).not.toContain('a-logs');
  const spare = kitOf('logging', { ...values, regions: ['us-east-1'], logBuckets: ['a-logs', 'b-logs'] });
  expect(noticeOf(spare, 'log-bucket-spare')).toContain('b-logs');
  const two = kitOf('logging', { ...values, logBuckets: ['a-logs', 'b-logs'] });
  expect(noticeOf(two, 'log-bucket-regions')).toBe('');
  expect(stepOf(two, 'turn-on-logging')?.code?.split('us-west-2').at(-1)).toContain('b-logs');
  expect(
    ['log-bucket', 'log-bucket2'].map(
      (id) => statements(two, id)[0]?.Condition?.['ArnLike']?.['aws:SourceArn'],
    ),
  ).toEqual(['us-east-1', 'us-west-2'].map((region) => `arn:aws:bedrock:${region}:${ACCOUNT}:*`));
});

test('a bucket is in one Region: given again with another folder, it takes the log of the first Region alone', () => {
  const kit = kitOf('logging', {
    regions: ['us-east-1', 'us-west-2'],
    logDestination: 's3',
    logBuckets: ['a-logs', 'a-logs/west'],
  });
  expect(noticeOf(kit, 'log-bucket-regions')).toContain('us-west-2');
  expect(stepOf(kit, 'turn-on-logging')?.code).not.toContain('us-west-2');
  expect(statements(kit, 'log-bucket')[0]).toMatchObject({
    Resource: `arn:aws:s3:::a-logs/AWSLogs/${ACCOUNT}/BedrockModelInvocationLogs/*`,
    Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:us-east-1:${ACCOUNT}:*` } },
  });
});

test('an access point is read with /object/, by the folders of the bucket, whose policy leaves reads to it', () => {
  const arn = `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/ap1`;
  const whole = kitOf('download-weights', { entity: 'ec2', weights: ['acme-models'], accessPoints: ['ap1'] });
  expect(bySid(whole, 'app.permissions', 'ReadViaAccessPoint')?.Resource).toBe(`${arn}/object/*`);
  expect(bySid(whole, 'app.permissions', 'ListViaAccessPoint')?.Condition).toBeUndefined();
  expect(
    statements(whole, 'app.permissions')
      .flatMap(({ Resource }) => toArray(Resource))
      .join(),
  ).not.toContain(':::');
  const closed = kitOf('download-weights', {
    entity: 'ec2',
    weights: ['acme-models'],
    accessPoints: ['ap1'],
    delegateAccessPoints: false,
  });
  expect(closed.policies).toEqual([]);
  expect(noticeOf(closed, 'access-point-bucket')).toContain('its own policy must also allow the role');
});

test('an upload can neither read nor delete, and lists for sync only', () => {
  const actions = (values: Values) =>
    statements(kitOf('upload-weights', { entity: 'ec2', ...values }), 'app.permissions').flatMap(
      ({ Action }) => toArray(Action),
    );
  expect(actions({}).toSorted()).toEqual([
    's3:AbortMultipartUpload',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ]);
  expect(actions({ syncUploads: true })).toContain('s3:ListBucket');
});

test('uploads and downloads of one app share a role', () => {
  const kit = kitOf('download-weights', {
    entity: 'ec2',
    weights: ['acme-models/a'],
    ownerAccount: OWNER,
    also: ['upload-weights'],
  });
  expect(allowing(kit, 's3:PutObject').length).toBe(2);
  // The bucket takes one policy, whichever task asks for what is in it.
  expect(kit.policies.map(({ id }) => id)).toEqual(['weights-bucket']);
});

test('the account of keys is one more condition, and nothing else', () => {
  const values = {
    weights: ['acme-models'],
    ownerAccount: OWNER,
    weightsEncryption: 'kms',
    weightsKeys: [KEY, OWNERS_KEY],
    modelEncryption: 'kms',
    modelKeys: [KEY],
  };
  const onKeys = (kit: RoleKit) =>
    statements(kit).filter(({ Resource }) => toArray(Resource)[0]?.includes(':kms:'));
  const pinned = onKeys(kitOf('import', { ...values, keyAccount: true }));
  expect(pinned.length).toBeGreaterThan(3);
  for (const { Resource, Condition } of pinned)
    for (const arn of toArray(Resource))
      expect(Condition?.['StringEquals']?.['aws:ResourceAccount']).toBe(parseArn(arn)?.account);
  for (const { Condition } of onKeys(kitOf('import', values)))
    expect(JSON.stringify(Condition ?? {})).not.toContain('aws:ResourceAccount');
});

test('endpoint policies name models and whose credentials pass', () => {
  const kit = kitOf('endpoint-policy', {
    endpointServices: ['runtime', 'mantle'],
    servedModels: ['v3.2', 'v3.1', 'r1'],
    endpointImported: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`],
    endpointGuardrails: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`],
  });
  const ours = { 'aws:PrincipalAccount': ACCOUNT };
  const model = (region: string, id: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`;
  expect(statements(kit, 'runtime-endpoint')).toMatchObject([
    {
      Principal: '*',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: [
        model('us-east-1', 'deepseek.v3.2'),
        model('us-east-1', 'deepseek.v3-v1:0'),
        `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`,
        model('us-east-1', 'deepseek.r1-v1:0'),
        model('us-east-2', 'deepseek.r1-v1:0'),
        model('us-west-2', 'deepseek.r1-v1:0'),
        `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`,
      ],
      Condition: { StringEquals: ours },
    },
    { Principal: '*', Action: 'bedrock:ApplyGuardrail', Condition: { StringEquals: ours } },
  ]);
  const project = `arn:aws:bedrock-mantle:us-east-1:${ACCOUNT}:project/default`;
  expect(statements(kit, 'mantle-endpoint')).toMatchObject([
    {
      Principal: '*',
      Action: 'bedrock-mantle:CreateInference',
      Resource: project,
      Condition: { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3.1'], ...ours } },
    },
    {
      Principal: '*',
      Action: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      Resource: project,
      Condition: { StringEquals: ours },
    },
  ]);
  expect(noticeOf(kit, 'mantle-models')).toContain('DeepSeek-R1 is not on the bedrock-mantle endpoint');
  for (const { leaves } of kit.policies) expect(leaves.length).toBeGreaterThan(2);
});

test('an endpoint policy for an organization asks for it, and lets API keys pass on demand only', () => {
  const kit = kitOf('endpoint-policy', {
    endpointServices: ['runtime', 'mantle'],
    endpointCallers: 'organization',
    organizationId: 'o-a1b2c3d4e5',
    endpointKeys: true,
  });
  for (const { Condition } of statements(kit))
    expect(Condition?.['StringEquals']?.['aws:PrincipalOrgID']).toBe('o-a1b2c3d4e5');
  expect(allowing(kit, 'bedrock:CallWithBearerToken').length).toBe(1);
  expect(JSON.stringify(documentsOf(kitOf('endpoint-policy')))).not.toContain('BearerToken');
});

test('R1 alone has no policy on the mantle endpoint', () => {
  const { problems } = readAnswers(
    answersOf('endpoint-policy', { servedModels: ['r1'], endpointServices: ['mantle'] }),
  );
  expect(problems[0]?.message).toContain('DeepSeek-R1 is not on the bedrock-mantle endpoint');
});
