// Readers of the invocation log, and quotas.
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { noticeOf } from './testing/data.ts';
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';

const text = (scenario: 'read-logs' | 'quotas', values: Record<string, string | readonly string[]>): string =>
  JSON.stringify(documentsOf(compose({ scenario, values })).map(({ document }) => document));

test('a reader of one place gets nothing in the other', () => {
  expect(text('read-logs', {})).not.toContain('s3:');
  const s3 = text('read-logs', { logDestination: 's3', logBuckets: ['acme-logs'] });
  expect(s3).not.toContain('logs:');
  expect(s3).toContain('acme-logs/AWSLogs/');
});

test('nobody who reads the log can unmask it, write to it or shorten it', () => {
  const both = text('read-logs', { logDestination: 'both', logBuckets: ['acme-logs'] });
  for (const action of ['logs:Unmask', 'logs:Put', 'logs:Delete', 's3:Put', 's3:Delete', 'bedrock:'])
    expect(both).not.toContain(action);
});

test('the encryption is asked only where files are read', () => {
  const asks = (logDestination: string) =>
    viewOf({ scenario: 'read-logs', values: { logDestination } }).asks('weightsEncryption');
  expect([asks('cloudwatch'), asks('s3'), asks('both')]).toEqual([false, true, true]);
});

test('a Region without a bucket is said', () => {
  const kit = compose({
    scenario: 'read-logs',
    values: { regions: ['us-east-1', 'us-west-2'], logDestination: 's3', logBuckets: ['acme-logs'] },
  });
  expect(noticeOf(kit, 'log-bucket-regions')).toContain('us-west-2');
});

test('quotas of Bedrock are offered where DeepSeek is; those of SageMaker and EC2 in every partition', () => {
  const kit = (quotaServices: readonly string[]) =>
    compose({ scenario: 'quotas', values: { quotaServices, regions: ['us-gov-west-1'] } });
  expect(kit(['bedrock']).problems).not.toEqual([]);
  const gov = kit(['ec2', 'sagemaker']);
  expect(gov.problems).toEqual([]);
  expect(JSON.stringify(documentsOf(gov))).toContain('arn:aws-us-gov:servicequotas:us-gov-west-1:');
});

const TRAIL = 'arn:aws:cloudtrail:us-west-2:111122223333:trail/audit';

test('a trail gets selectors in its own Region, and keeps recording management events', () => {
  const kit = compose({ scenario: 'logging', values: { auditTrail: TRAIL } });
  const code = kit.nextSteps.find(({ id }) => id === 'data-events')?.code ?? '';
  expect(code).toContain(`put-event-selectors --region us-west-2 --trail-name ${TRAIL}`);
  const [, json = ''] = /--advanced-event-selectors '(.+)'/.exec(code) ?? [];
  const selectors = JSON.parse(json) as readonly {
    FieldSelectors: readonly { Equals: readonly string[] }[];
  }[];
  expect(
    selectors.map(({ FieldSelectors }) => FieldSelectors.flatMap(({ Equals }) => Equals).join(' ')),
  ).toEqual([
    'Management',
    'Data AWS::Bedrock::Guardrail',
    'Data AWS::Bedrock::AgentAlias',
    'Data AWS::Bedrock::InlineAgent',
    'Data AWS::Bedrock::FlowAlias',
    'Data AWS::Bedrock::KnowledgeBase',
    'Data AWS::Bedrock::PromptVersion',
    'Data AWS::BedrockMantle::Project',
    'Data AWS::BedrockMantle::CustomizedModel',
    'Data AWS::BedrockMantle::Reservation',
  ]);
  const none = compose({ scenario: 'logging', values: {} });
  expect(JSON.stringify(none)).not.toContain('cloudtrail');
});

test('tags of the role and of its sessions are offered as cost allocation tags, where calls are billed by caller', () => {
  const step = (scenario: 'invoke' | 'upload-weights', values: Record<string, string | readonly string[]>) =>
    compose({ scenario, values }).nextSteps.find(({ id }) => id === 'cost-tags');
  expect(step('invoke', { tags: ['team=ml'] })?.text).toContain('by its tags: team.');
  expect(step('invoke', { entity: 'tagged-role', sessionTagKeys: ['tenant'] })?.text).toContain('tenant');
  expect(step('invoke', {})).toBeUndefined();
  expect(step('upload-weights', { tags: ['team=ml'] })).toBeUndefined();
});
