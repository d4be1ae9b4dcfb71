// The one-line summaries of closed steps.
import { expect, test } from 'vitest';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue, StepId } from '#deepseek/answers/field.ts';
import { isFieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { findScenario, scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { shownSteps } from '#app/selectors/steps.ts';
import { stateOf, summaryOf, type StepContext } from './step-summary.ts';

const read = (scenario: ScenarioId, values: Record<string, FieldValue> = {}) =>
  readAnswers(
    Object.entries(values).reduce<Answers>(
      (answers, [id, value]) => (isFieldId(id) ? setAnswer(answers, id, value) : answers),
      startAnswers(scenario),
    ),
  );

const TITLE = findScenario('invoke')!.title;

const cases: readonly [StepId, ScenarioId, Record<string, FieldValue>, string][] = [
  ['scenario', 'invoke', {}, TITLE],
  ['scenario', 'invoke', { also: ['invoke-r1'] }, `${TITLE}, also: ${findScenario('invoke-r1')?.title}`],
  ['scenario', 'invoke', { also: ['invoke-r1', 'invoke-imported'] }, `${TITLE}, also 2 other tasks`],
  [
    'models',
    'quotas',
    { account: '111122223333', regions: ['us-west-2'], quotaServices: ['bedrock', 'ec2'] },
    'Amazon Bedrock and Amazon EC2, us-west-2',
  ],
  [
    'limits',
    'weights-perimeter',
    { perimeterServices: ['s3', 'aoss'] },
    'Amazon S3 and OpenSearch Serverless, deny calls without TLS',
  ],
  ['entity', 'invoke', {}, 'Lambda function, function needed, account needed'],
  ['entity', 'invoke', { functionNames: ['chat'] }, 'Lambda function, account needed, chat'],
  ['entity', 'invoke', { functionLogs: false }, 'Lambda function, account needed, without logs'],
  [
    'entity',
    'invoke',
    { entity: 'account', trustedPrincipals: ['arn:aws:iam::444455556666:role/App'], externalId: 'abc' },
    'Another account, account needed, role App of 444455556666, abc',
  ],
  [
    'entity',
    'opensearch',
    { domains: ['a-one', 'b-two'] },
    'OpenSearch domain, account needed, a-one and b-two',
  ],
  ['models', 'invoke', {}, 'DeepSeek-V3.2, us-east-1'],
  [
    'models',
    'invoke',
    {
      account: '1111-2222-3333',
      regions: ['us-east-1', 'us-west-2'],
      models: ['v3.2', 'v3.1'],
      streaming: false,
    },
    'DeepSeek-V3.2 and DeepSeek-V3.1, us-east-1 and us-west-2, without streaming',
  ],
  ['entity', 'invoke', { account: '12' }, 'Lambda function, account to correct, function needed'],
  ['models', 'import', { account: '111122223333', regions: ['us-west-2'] }, 'us-west-2'],
  ['data', 'import', {}, 'bucket needed'],
  [
    'data',
    'import',
    { weights: ['s3://acme-models/r1/'], weightsEncryption: 'kms', weightsKeys: ['alias/a'] },
    'key to correct, s3://acme-models/r1/, encrypted with KMS',
  ],
  ['limits', 'import', {}, 'only for your own account’s resources, only buckets in this account'],
  ['limits', 'invoke', { entity: 'ec2' }, 'none yet'],
  ['limits', 'invoke', {}, 'none yet'],
  ['limits', 'invoke', { entity: 'account' }, 'none yet'],
  ['names', 'import', { path: '/ml/', tags: ['a=b'] }, 'DeepSeekModelImportRole, /ml/, 1 tag'],
];

test.each(cases)('%s of %s with %j', (step, scenario, values, line) => {
  expect(summaryOf(step, read(scenario, values)).summary).toBe(line);
});

test('of many answers the first are named, those to give among them, and the others counted', () => {
  const controls = Object.fromEntries(
    'denyRegions requireGuardrail requireVpce denyLongTermKeys denyAccelerators denySubscriptions bedrockControl ec2Control endpointPolicies'
      .split(' ')
      .map((id) => [id, true]),
  );
  const line = summaryOf('limits', read('organization', controls)).summary;
  expect(line.split(', ').length).toBeGreaterThanOrEqual(9);
  expect(line).toMatch(/^guardrail needed, .*, and \d+ more$/);
});

test('every step of every scenario has a line', () => {
  for (const { id } of scenarios.all()) {
    const checked = read(id);
    for (const step of shownSteps(checked))
      expect(summaryOf(step, checked).summary).not.toMatch(/^$|undefined/);
  }
});

test('a role says that it needs no data; without a role, a step without questions is not shown', () => {
  expect(shownSteps(read('invoke'))).toEqual(['scenario', 'entity', 'models', 'data', 'limits', 'names']);
  expect(summaryOf('data', read('invoke')).summary).toBe('needs none');
  expect(shownSteps(read('deny-deepseek'))).not.toContain('data');
});

test('a line is assumed as long as nobody stated any of it', () => {
  expect(summaryOf('names', read('invoke')).isAssumed).toBe(true);
  expect(summaryOf('names', read('invoke', { roleName: 'Chat' })).isAssumed).toBe(false);
  expect(summaryOf('entity', read('invoke')).isAssumed).toBe(false);
});

const UNSEEN: StepContext = { seen: new Set(), conflicts: new Set() };

test('a conflict outweighs what is needed, and both outweigh a tick', () => {
  expect(stateOf('entity', read('invoke'), UNSEEN)).toBe('needed');
  expect(stateOf('entity', read('invoke', { account: '1' }), UNSEEN)).toBe('needed');
  expect(stateOf('entity', read('invoke'), { ...UNSEEN, conflicts: new Set(['account']) })).toBe('conflict');
  const answered = read('invoke', { account: '444455556666', functionNames: ['chat'], entity: 'lambda' });
  expect(stateOf('entity', answered, UNSEEN)).toBe('done');
});

test('a step that nobody has to answer has a tick once somebody looked or answered', () => {
  for (const step of ['limits', 'names'] as const) {
    expect(stateOf(step, read('invoke'), UNSEEN)).toBe('open');
    expect(stateOf(step, read('invoke'), { ...UNSEEN, seen: new Set([step]) })).toBe('done');
  }
  expect(stateOf('limits', read('invoke', { sourceConditions: true }), UNSEEN)).toBe('done');
});

test('a guess is no answer until somebody looked', () => {
  expect(stateOf('models', read('invoke'), UNSEEN)).toBe('open');
  expect(stateOf('models', read('invoke'), { ...UNSEEN, seen: new Set(['models']) })).toBe('done');
  const stated = read('invoke', { regions: ['us-east-1'], models: ['v3.2'] });
  expect(stateOf('models', stated, UNSEEN)).toBe('done');
});
