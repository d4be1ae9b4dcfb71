// The one-line summaries of closed steps.
import './answer-summaries.ts';
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { setAnswer, startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue, StepId } from '#core/answers/field.ts';
import { isFieldId } from '#core/answers/fields/fields.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { shownSteps } from '#app/selectors/steps.ts';
import { stateOf, summaryOf, type StepVisits } from './step-summary.ts';

const read = (scenario: ScenarioId, values: Record<string, FieldValue> = {}) =>
  readAnswers(
    Object.entries(values).reduce<Answers>(
      (answers, [id, value]) => (isFieldId(id) ? setAnswer(answers, id, value) : answers),
      startAnswers(scenario),
    ),
  );

const cases: readonly [StepId, ScenarioId, Record<string, FieldValue>, string][] = [
  ['scenario', 'invoke', {}, 'Call DeepSeek-V3 on Bedrock'],
  [
    'scenario',
    'invoke',
    { also: ['invoke-r1'] },
    'Call DeepSeek-V3 on Bedrock · also: Call DeepSeek-R1 on Bedrock',
  ],
  [
    'scenario',
    'invoke',
    { also: ['invoke-r1', 'invoke-imported'] },
    'Call DeepSeek-V3 on Bedrock · also 2 other tasks',
  ],
  [
    'models',
    'quotas',
    { account: '111122223333', regions: ['us-west-2'], quotaServices: ['bedrock', 'ec2'] },
    '1111 2222 3333 · us-west-2 (Oregon) · Amazon Bedrock, Amazon EC2',
  ],
  [
    'lockdown',
    'weights-perimeter',
    { perimeterServices: ['s3', 'aoss'] },
    'Amazon S3, OpenSearch Serverless · deny calls without TLS',
  ],
  ['entity', 'invoke', {}, 'AWS Lambda function · function not given yet'],
  ['entity', 'invoke', { functionNames: ['chat'] }, 'AWS Lambda function · logs of chat'],
  ['entity', 'invoke', { functionLogs: false }, 'AWS Lambda function · no logs'],
  [
    'entity',
    'invoke',
    { entity: 'account', trustedPrincipals: ['arn:aws:iam::444455556666:role/App'], externalId: 'abc' },
    'Another AWS account · role App of 444455556666 · external ID',
  ],
  ['entity', 'opensearch', { domains: ['a-one', 'b-two'] }, 'Amazon OpenSearch Service domain · 2 domains'],
  ['models', 'invoke', {}, 'account not given yet · us-east-1 · DeepSeek-V3.2 · streaming'],
  [
    'models',
    'invoke',
    {
      account: '1111-2222-3333',
      regions: ['us-east-1', 'us-west-2'],
      models: ['v3.2', 'v3.1'],
      streaming: false,
    },
    '1111 2222 3333 · 2 Regions · DeepSeek-V3.2, DeepSeek-V3.1 · no streaming',
  ],
  ['models', 'invoke', { account: '12' }, 'account to correct · us-east-1 · DeepSeek-V3.2 · streaming'],
  [
    'models',
    'import',
    { account: '111122223333', regions: ['us-west-2'] },
    '1111 2222 3333 · us-west-2 (Oregon)',
  ],
  ['data', 'import', {}, 'bucket not given yet · SSE-S3'],
  [
    'data',
    'import',
    { weights: ['s3://acme-models/r1/'], weightsEncryption: 'kms', weightsKeys: ['alias/a'] },
    'key to correct · acme-models/r1/ · SSE-KMS',
  ],
  ['lockdown', 'import', {}, 'source account and ARN · own buckets only'],
  ['lockdown', 'invoke', { entity: 'ec2' }, 'nothing locked down'],
  ['lockdown', 'invoke', {}, 'nothing locked down'],
  ['lockdown', 'invoke', { entity: 'account' }, 'sessions of 1 hour'],
  [
    'names',
    'import',
    { path: '/ml/', tags: ['a=b'] },
    'DeepSeekModelImportRole · DeepSeekImportOperator · /ml/ · 1 tag',
  ],
];

test.each(cases)('%s of %s with %j', (step, scenario, values, line) => {
  expect(summaryOf(step, read(scenario, values))).toBe(line);
});

test('of many answers the first are named, those to give among them, and the others counted', () => {
  const controls = Object.fromEntries(
    'denyRegions requireGuardrail requireVpce denyLongTermKeys denyAccelerators denySubscriptions bedrockControl ec2Control endpointPolicies'
      .split(' ')
      .map((id) => [id, true]),
  );
  const line = summaryOf('lockdown', read('organization', controls));
  expect(line.split(' · ')).toHaveLength(9);
  expect(line).toMatch(/^guardrail not given yet · .* · and \d+ more$/);
});

test('every step of every scenario has a line', () => {
  for (const { id } of scenarios.all()) {
    const checked = read(id);
    for (const step of shownSteps(checked)) expect(summaryOf(step, checked)).not.toMatch(/^$|undefined/);
  }
});

test('a step without questions is not shown', () => {
  expect(shownSteps(read('invoke'))).toEqual(['scenario', 'entity', 'models', 'lockdown', 'names']);
  expect(shownSteps(read('import'))).toContain('data');
});

const UNSEEN: StepVisits = { seen: new Set(), chosen: false };

test('errors outweigh placeholders', () => {
  const seen: StepVisits = { seen: new Set(['models']), chosen: true };
  expect(stateOf('models', read('invoke'), seen)).toBe('placeholders');
  expect(stateOf('models', read('invoke', { account: '1' }), UNSEEN)).toBe('errors');
  expect(stateOf('models', read('invoke', { account: '111122223333' }), UNSEEN)).toBe('done');
});

test('a step with every lock off has no tick', () => {
  const seen: StepVisits = { seen: new Set(['lockdown']), chosen: true };
  expect(stateOf('lockdown', read('invoke'), seen)).toBe('not-locked');
  expect(stateOf('lockdown', read('invoke', { sourceConditions: true }), seen)).toBe('done');
});

test('no step counts as answered that nobody answered', () => {
  for (const { id } of scenarios.all()) {
    const checked = read(id);
    for (const step of shownSteps(checked))
      expect(stateOf(step, checked, UNSEEN), `${id} ${step}`).toBe('defaults');
  }
  expect(stateOf('scenario', read('import'), { seen: new Set(['scenario']), chosen: false })).toBe(
    'defaults',
  );
  expect(stateOf('scenario', read('invoke'), { seen: new Set(), chosen: true })).toBe('done');
  expect(stateOf('names', read('invoke'), { seen: new Set(['names']), chosen: false })).toBe('done');
});
