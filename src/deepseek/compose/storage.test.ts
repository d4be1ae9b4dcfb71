// Facts about weights, buckets and keys that checked documents do not pin.
import { expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers, completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { statementsOf, ACCOUNT, kitOf, mainRole, mainTrust, type Values, bySid } from './testing/kits.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { noticeOf, stepOf, allowing, OWNER, OWNERS_KEY, KEY } from './testing/data.ts';

vi.setConfig({ testTimeout: 30_000 });

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
    { numRuns: runs(25) },
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
      for (const { Resource, Condition } of statementsOf(compose(answers))) {
        if (!/aws:Resource(?:Account|Org)/.test(JSON.stringify(Condition ?? {}))) continue;
        for (const arn of toArray(Resource)) {
          // Through an endpoint also other things that accounts make, and never what AWS owns.
          if (answers.scenario === 'endpoint-policy')
            expect(arn).not.toMatch(/^arn:[\w-]+:[\w-]+:[\w-]*:(?:aws)?:(?!\*)|:inference-profile\//);
          else expect(arn).toMatch(/^arn:[\w-]+:(?:s3:::|kms:)/);
        }
      }
    }),
    { numRuns: runs(25) },
  );
  expect(JSON.stringify(kitOf('endpoint-policy'))).not.toContain('aws:ResourceAccount');
});

test('imports stay in the four Regions, and the full models are not on offer', () => {
  const kit = kitOf('import', { regions: ['eu-west-1'] });
  expect(kit.problems).toMatchObject([{ field: 'regions', instead: 'eu-central-1' }]);
  expect(JSON.stringify(documentsOf(kit))).not.toContain('eu-west-1');
  expect(stepOf(kitOf('import'), 'start-import')?.text).toMatch(/full DeepSeek-V3 and R1 .*not/);
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
    { numRuns: runs(50) },
  );
});

test('an alias is refused, and every key comes with its key policy', () => {
  for (const scenario of ['import', 'batch', 'upload-weights', 'download-weights'] as const) {
    const aliased = kitOf(scenario, {
      weightsEncryption: 'kms',
      weightsKeys: [`arn:aws:kms:us-east-1:${ACCOUNT}:alias/deepseek`],
    });
    expect(aliased.problems.map(({ message }) => message).join()).toMatch(/alias/);
    expect(JSON.stringify(documentsOf(aliased))).not.toContain('alias/');
    const kit = kitOf(scenario, { weightsEncryption: 'kms', weightsKeys: [KEY] });
    expect(kit.nextSteps.some(({ id }) => id.endsWith('key-policy'))).toBe(true);
  }
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const { Action, Resource } of statementsOf(kit))
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
      if (keyed.length > 0)
        expect(kit.nextSteps.map(({ id }) => id).join()).toMatch(/key-polic|log-reader-key/);
    }),
  );
});

test('a trust and a bucket policy name every Region that was chosen', () => {
  const regions = ['us-east-2', 'us-west-2'];
  const kit = kitOf('batch', { regions });
  expect(statementsOf(kit, 'service.trust')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toEqual(
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
  expect(statementsOf(log, 'service.trust')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toEqual(expected);
  // A bucket is in one Region, and Bedrock of that Region alone writes to it.
  expect(statementsOf(log, 'log-bucket')[0]?.Condition?.['ArnLike']?.['aws:SourceArn']).toBe(expected[0]);
  expect(bySid(log, 'log-bucket', 'BedrockWritesInvocationLogs')?.Resource).toBe(
    `arn:aws:s3:::acme-logs/AWSLogs/${ACCOUNT}/BedrockModelInvocationLogs/*`,
  );
});

test('an access point is read with /object/, by the folders of the bucket, whose policy leaves reads to it', () => {
  const arn = `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/ap1`;
  const whole = kitOf('download-weights', { entity: 'ec2', weights: ['acme-models'], accessPoints: ['ap1'] });
  expect(bySid(whole, 'app.permissions', 'ReadViaAccessPoint')?.Resource).toBe(`${arn}/object/*`);
  expect(bySid(whole, 'app.permissions', 'ListViaAccessPoint')?.Condition).toBeUndefined();
  expect(
    statementsOf(whole, 'app.permissions')
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
  expect(noticeOf(closed, 'access-point-bucket')).toMatch(/own policy must/);
});

test('an upload can neither read nor delete, and lists for sync only', () => {
  const actions = (values: Values) =>
    statementsOf(kitOf('upload-weights', { entity: 'ec2', ...values }), 'app.permissions').flatMap(
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
    statementsOf(kit).filter(({ Resource }) => toArray(Resource)[0]?.includes(':kms:'));
  const pinned = onKeys(kitOf('import', { ...values, keyAccount: true }));
  expect(pinned.length).toBeGreaterThan(3);
  for (const { Resource, Condition } of pinned)
    for (const arn of toArray(Resource))
      expect(Condition?.['StringEquals']?.['aws:ResourceAccount']).toBe(parseArn(arn)?.account);
  for (const { Condition } of onKeys(kitOf('import', values)))
    expect(JSON.stringify(Condition ?? {})).not.toContain('aws:ResourceAccount');
});
