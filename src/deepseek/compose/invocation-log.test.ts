// The log of model invocations: its role, its buckets and what it misses.
import { expect, test, vi } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { documentsOf } from './role-kit.ts';
import { statementsOf, ACCOUNT, answersOf, kitOf } from './testing/kits.ts';
import { noticeOf, stepOf } from './testing/data.ts';

vi.setConfig({ testTimeout: 30_000 });

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
      /Only .*bedrock-runtime.*batch jobs/,
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
  expect(noticeOf(one, 'log-bucket-regions')).toMatch(/No bucket .*us-west-2/);
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
      (id) => statementsOf(two, id)[0]?.Condition?.['ArnLike']?.['aws:SourceArn'],
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
  expect(statementsOf(kit, 'log-bucket')[0]).toMatchObject({
    Resource: `arn:aws:s3:::a-logs/AWSLogs/${ACCOUNT}/BedrockModelInvocationLogs/*`,
    Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:us-east-1:${ACCOUNT}:*` } },
  });
});
